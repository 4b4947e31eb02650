using StaticDense.Tests.Data;
using StaticDense.Tests.Digits;

namespace StaticDense.Tests.Training;

/// <summary>What networks reach on digits, trained as declared: Adam at its default rate, batches of 32, five epochs.</summary>
public sealed class DigitAccuracyTests
{
    [Fact]
    public void DrawnDigitsAreHardForALinearModelAndNotForAHiddenLayer()
    {
        Dataset train = SyntheticDigits.Create(20_000, seed: 1), test = SyntheticDigits.Create(4_000, seed: 2);

        var linear = Accuracy(new DigitRegression(seed: 1), train, test, seed: 1);
        var hidden = Accuracy(new DigitPerceptron(seed: 1), train, test, seed: 1);

        Assert.InRange(linear, 0.90, 0.97);
        Assert.InRange(hidden, 0.98, 1);
    }

    [ReferenceSetFact("mnist")]
    public void MnistIsLearnedFromEachSeed()
    {
        var folder = ReferenceSets.Find("mnist")!;
        Dataset train = Mnist.LoadTrain(folder), test = Mnist.LoadTest(folder);

        foreach (var seed in new ulong[] { 1, 2, 3 })
            Assert.InRange(Accuracy(new DigitPerceptron(seed), train, test, seed), 0.975, 1);
    }

    private static double Accuracy<TNetwork>(TNetwork network, Dataset train, Dataset test, ulong seed)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        using var trainer = new Trainer<TNetwork>(network, new TrainerOptions { Seed = seed, Log = null });
        trainer.Fit(train, epochs: 5);
        return trainer.Evaluate(test).Accuracy;
    }
}
