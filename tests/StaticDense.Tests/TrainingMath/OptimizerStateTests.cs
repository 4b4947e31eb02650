namespace StaticDense.Tests.TrainingMath;

public sealed class OptimizerStateTests
{
    [Fact]
    public void Adam_corrects_the_rate_by_running_powers_of_the_betas()
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.Adam) { LearningRate = 0.001, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-5 });
        double first = 1, second = 1;
        for (var step = 1; step <= 1000; step++)
        {
            first *= 0.8;
            second *= 0.99;
            var scalars = state.Next();
            Assert.Equal(step, state.Steps);
            Assert.Equal((float)(0.001 * Math.Sqrt(1 - second) / (1 - first)), scalars.Rate);
            Assert.Equal((float)(1 - 0.8), scalars.OneMinusBeta1);
            Assert.Equal((float)(1 - 0.99), scalars.OneMinusBeta2);
            Assert.Equal(1e-5f, scalars.Epsilon);
            Assert.Equal(0, scalars.Decay);
            Assert.Equal(1, scalars.GradientScale);
        }
    }

    [Fact]
    public void The_other_optimizers_take_the_rate_as_it_is()
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.RMSprop) { LearningRate = 0.02, Rho = 0.7, Momentum = 0.3, WeightDecay = 0.1, ClipValue = 0.25 });
        var scalars = state.Next();
        Assert.Equal(0.02f, scalars.Rate);
        Assert.Equal(0.7f, scalars.Rho);
        Assert.Equal((float)(1 - 0.7), scalars.OneMinusRho);
        Assert.Equal(0.3f, scalars.Momentum);
        Assert.Equal((float)(0.1 * 0.02), scalars.Decay);
        Assert.Equal(0.25f, scalars.ClipValue);
    }

    [Fact]
    public void Nadam_follows_its_momenta()
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.Nadam) { LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.99 });
        double product = 1;
        for (var step = 1; step <= 300; step++)
        {
            double now = 0.8 * (1 - (0.5 * Math.Pow(0.96, step))), next = 0.8 * (1 - (0.5 * Math.Pow(0.96, step + 1)));
            product *= now;
            var scalars = state.Next();
            Assert.Equal(0.01 * next / (1 - (product * next)), scalars.Rate, 1e-9);
            Assert.Equal(0.01 * (1 - now) / (1 - product), scalars.GradientRate, 1e-9);
            Assert.Equal(1, scalars.SquareCorrection * (1 - Math.Pow(0.99, step)), 1e-6);
        }
    }

    [Fact]
    public void Adamax_corrects_the_rate_for_its_mean_alone()
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.Adamax) { LearningRate = 0.001, Beta1 = 0.5, Beta2 = 0.9 });
        Assert.Equal((float)(0.001 / (1 - 0.5)), state.Next().Rate);
        var scalars = state.Next();
        Assert.Equal((float)(0.001 / (1 - 0.25)), scalars.Rate);
        Assert.Equal(0.9f, scalars.Beta2);
    }

    [Fact]
    public void An_average_starts_with_the_first_step_and_overwrites_as_often_as_declared()
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.Lion) { LearningRate = 0.02, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 3 });
        var steps = Enumerable.Range(1, 7).Select(_ => state.Next()).ToArray();
        Assert.Equal((0f, 1f), (steps[0].AverageMomentum, steps[0].OneMinusAverageMomentum));
        Assert.All(steps[1..], step => Assert.Equal((0.9f, (float)(1 - 0.9)), (step.AverageMomentum, step.OneMinusAverageMomentum)));
        Assert.Equal([0, 0, 1, 0, 0, 1, 0], steps.Select(step => step.Overwrites));
        var never = new OptimizerState(new OptimizerDescription(Optimizer.Lion) { LearningRate = 0.02, UseEma = true });
        Assert.All(Enumerable.Range(0, 300), _ => Assert.Equal(0, never.Next().Overwrites));
    }

    [Theory]
    [InlineData(Optimizer.Nadam, 2)]
    [InlineData(Optimizer.Adamax, 2)]
    [InlineData(Optimizer.Adagrad, 1)]
    [InlineData(Optimizer.Adadelta, 2)]
    [InlineData(Optimizer.Lion, 1)]
    public void State_is_counted(Optimizer kind, int count)
    {
        Assert.Equal(count, new OptimizerDescription(kind) { LearningRate = 1 }.StateCount);
        Assert.Equal(count + 1, new OptimizerDescription(kind) { LearningRate = 1, UseEma = true }.StateCount);
    }

    [Fact]
    public void Without_clipping_the_limit_is_infinite() =>
        Assert.Equal(float.PositiveInfinity, new OptimizerState(new OptimizerDescription(Optimizer.SGD) { LearningRate = 0.02 }).Next().ClipValue);

    [Fact]
    public void The_learning_rate_is_settable_between_steps_and_keeps_its_precision_when_it_does_not_change()
    {
        var description = new OptimizerDescription(Optimizer.AdamW) { LearningRate = 0.0007, WeightDecay = 0.004 };
        OptimizerState set = new(description), left = new(description);
        for (var step = 0; step < 200; step++)
        {
            set.LearningRate = set.LearningRate;
            Assert.Equal(left.Next(), set.Next());
        }

        set.LearningRate = 0.5f;
        Assert.Equal(0.5f, set.LearningRate);
        Assert.Equal((float)(0.004 * 0.5), set.Next().Decay);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_learning_rate_that_is_no_number_is_refused(float value)
    {
        var state = new OptimizerState(new OptimizerDescription(Optimizer.SGD) { LearningRate = 0.02 });
        Assert.Throws<ArgumentOutOfRangeException>(() => state.LearningRate = value);
    }
}
