namespace StaticDense.Tests.Training;

public sealed class StepTests
{
    [Fact]
    public void AStepReturnsTheLossBeforeItsUpdateAndDescends()
    {
        var network = new PlainNetwork<Regression>();
        using var trainer = new Trainer<PlainNetwork<Regression>>(network);

        // Output 0, targets 2 and 4: loss (4 + 16) / 2. Gradient of the bias: 2 (-2 - 4) / 2 = -6; of the first weight, inputs 1 and 0: -2.
        var loss = trainer.TrainStep([1f, 0f, 0f, 0f], [2f, 4f]);

        Assert.Equal(10f, loss);
        Assert.Equal(0.125f * 2, network.Parameters[0]);
        Assert.Equal(0f, network.Parameters[16]);
        Assert.Equal(0.125f * 6, network.Parameters[32]);
        Assert.Equal(1, trainer.Step);
    }

    [Fact]
    public void SampleWeightsMultiplyButDoNotChangeTheDivisor()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        Assert.Equal((0.5f * 4 + 3 * 16) / 2, trainer.TrainStep([1f, 0f, 0f, 0f], [2f, 4f], [0.5f, 3f]));

        using var classes = new Trainer<PlainNetwork<Classes>>(new PlainNetwork<Classes>());
        Assert.Equal((float)(Math.Log(3) * (0.5 + 3) / 2), classes.TrainStep([1f, 0f, 0f, 0f], [2, 0], [0.5f, 3f]), 1e-6f);
    }

    [Fact]
    public void StepsAreCountedFromZeroAndCarryTheSeedAndTheRate()
    {
        using var log = StepLog.Start();
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>(), new TrainerOptions { Seed = 77 });
        trainer.TrainStep([1f, 0f], [2f]);
        trainer.LearningRate = 1e-4f;
        trainer.TrainStep([1f, 0f], [2f]);

        Assert.Equal([0L, 1L], log.Steps);
        Assert.Equal([0.125f, 1e-4f], log.Rates);
        Assert.Equal(1e-4f, trainer.LearningRate);
        Assert.Equal(77UL, log.Seed);
    }

    [Fact]
    public void HalvesOfAStepGiveTheBitsOfTheWhole()
    {
        var whole = new PlainNetwork<Regression>();
        var stored = new PlainNetwork<Clipping>();
        var halves = new PlainNetwork<Keeping>();
        using var wholeTrainer = new Trainer<PlainNetwork<Regression>>(whole);
        using var storedTrainer = new Trainer<PlainNetwork<Clipping>>(stored);
        using var halvesTrainer = new Trainer<PlainNetwork<Keeping>>(halves);
        float[] inputs = [1, 0.3f, 0, -0.7f], targets = [2, 4];
        for (var step = 0; step < 3; step++)
        {
            var loss = wholeTrainer.TrainStep(inputs, targets);
            Assert.Equal(loss, storedTrainer.TrainStep(inputs, targets));

            // Computing twice changes nothing: the step is taken when gradients are applied.
            halvesTrainer.ComputeGradients(inputs, targets);
            Assert.Equal(loss, halvesTrainer.ComputeGradients(inputs, targets));
            Assert.Equal(step, halvesTrainer.Step);
            halvesTrainer.ApplyGradients();
        }

        Assert.Equal(3, halvesTrainer.Step);
        Assert.NotEqual(0f, whole.Parameters[0]);
        Assert.Equal(whole.Parameters.ToArray(), halves.Parameters.ToArray());
        Assert.Equal(whole.Parameters.ToArray(), stored.Parameters.ToArray());
    }

    [Fact]
    public void GradientsCanBeReadChangedAndExported()
    {
        var network = new PlainNetwork<Keeping>();
        using var trainer = new Trainer<PlainNetwork<Keeping>>(network);
        trainer.ComputeGradients([1f, 0f, 0f, 0f], [2f, 4f]);
        var exported = new float[3];
        trainer.ExportGradients(exported);
        Assert.Equal([-2f, 0f, -6f], exported);
        Assert.Equal(48, trainer.Gradients.Length);
        Assert.Equal(-6f, trainer.Gradients[32]);

        trainer.Gradients.Clear();
        trainer.Gradients[16] = 8;
        trainer.ApplyGradients();
        Assert.Equal(-1f, network.Parameters[16]);
        Assert.Equal(0f, network.Parameters[32]);
    }

    [Fact]
    public void ClassWeightsBecomeSampleWeightsInTrainingOnly()
    {
        var options = new TrainerOptions { ClassWeights = new Dictionary<int, float> { [0] = 2, [2] = 0.25f } };
        using var log = StepLog.Start();
        using (var trainer = new Trainer<PlainNetwork<Classes>>(new PlainNetwork<Classes>(), options))
        {
            trainer.TrainStep([1f, 0f, 0f, 0f, 1f, 1f], [2, 0, 1]);
            var loss = trainer.Evaluate(Samples.Classes(4)).Loss;
            using var unweighted = new Trainer<PlainNetwork<Classes>>(trainer.Network);
            Assert.Equal(unweighted.Evaluate(Samples.Classes(4)).Loss, loss);
            trainer.Fit(Samples.Classes(1), 1);
        }

        using (var trainer = new Trainer<PlainNetwork<Targets>>(new PlainNetwork<Targets>(), options))
            trainer.TrainStep([1f, 0f, 0f, 0f, 1f, 1f], [0f, 0, 1, 0.5f, 0.25f, 0, 0, 3, 0]);

        // With one output the target itself is the class, rounded as Keras does.
        using (var trainer = new Trainer<PlainNetwork<Regression>>(
            new PlainNetwork<Regression>(),
            new TrainerOptions { ClassWeights = new Dictionary<int, float> { [1] = 3 } }))
        {
            trainer.TrainStep([1f, 0f, 0f, 0f, 1f, 1f], [0f, 1f, 7f]);
            trainer.TrainStep([1f, 0f, 0f, 0f, 1f, 1f, 0f, 1f], [0.5f, 0.7f, 1.4f, float.NaN]);
        }

        Assert.Equal([[0.25f, 2, 1], [2f], [0.25f, 2, 1], [1f, 3, 1], [1f, 3, 3, 1]], log.SampleWeights);
    }
}
