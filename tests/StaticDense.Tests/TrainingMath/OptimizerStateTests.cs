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
