namespace StaticDense.Tests.Training;

public sealed class ErrorTests
{
    private static Trainer<PlainNetwork<Classes>> NewClasses() => new(new PlainNetwork<Classes>());

    [Fact]
    public void TheWrongKindOfAnswerNamesTheLoss()
    {
        using var classes = NewClasses();
        using var regression = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        using var keeping = new Trainer<PlainNetwork<Keeping>>(new PlainNetwork<Keeping>());
        Assert.Contains("SparseCategoricalCrossentropy", Assert.Throws<InvalidOperationException>(() => classes.TrainStep([1f, 2f], [1f])).Message, StringComparison.Ordinal);
        Assert.Contains("MeanSquaredError", Assert.Throws<InvalidOperationException>(() => regression.TrainStep([1f, 2f], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("MeanSquaredError", Assert.Throws<InvalidOperationException>(() => keeping.ComputeGradients([1f, 2f], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("SparseCategoricalCrossentropy", Assert.Throws<ArgumentException>(() => classes.Fit(Samples.Regression(4), 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 0, "inputs", "2 values a sample", "0 values")]
    [InlineData(3, 1, 0, "inputs", "2 values a sample", "3 values")]
    [InlineData(10, 5, 0, "inputs", "BatchSize = 4", "5 samples")]
    [InlineData(4, 1, 0, "labels", "2 labels", "1 are given")]
    [InlineData(4, 3, 0, "labels", "2 labels", "3 are given")]
    [InlineData(4, 2, 1, "sampleWeights", "2 sample weights", "1 are given")]
    public void LengthsThatDoNotFitNameBothNumbers(int inputs, int labels, int weights, string parameter, string expected, string given)
    {
        using var trainer = NewClasses();
        var exception = Assert.Throws<ArgumentException>(() => trainer.TrainStep(new float[inputs], new int[labels], new float[weights]));
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Contains(given, exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, trainer.Step);
    }

    [Fact]
    public void TargetsOfTheWrongLengthNameBothNumbers()
    {
        using var trainer = new Trainer<PlainNetwork<Targets>>(new PlainNetwork<Targets>());
        var exception = Assert.Throws<ArgumentException>(() => trainer.TrainStep(new float[4], new float[5]));
        Assert.Equal("targets", exception.ParamName);
        Assert.Contains("6 target values; 5 are given", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void ALabelThatIsNoClassIsRefusedBeforeAnythingIsComputed(int label)
    {
        using var log = StepLog.Start();
        using var trainer = NewClasses();
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.TrainStep(new float[4], [0, label]));
        Assert.Contains($"Label {label} at index 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 2", exception.Message, StringComparison.Ordinal);
        var dataset = Dataset.FromMemory(new float[4], new[] { 0, label });
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(dataset, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Evaluate(dataset));

        Assert.Empty(log.Batches);
        Assert.Empty(log.EvaluatedBatches);
        Assert.Equal(0, trainer.Step);
        Assert.All(trainer.Network.Parameters.ToArray(), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void WithoutKeptGradientsTheirMembersNameTheArgument()
    {
        using var trainer = new Trainer<PlainNetwork<Clipping>>(new PlainNetwork<Clipping>());
        Action[] members =
        [
            () => _ = trainer.Gradients.Length,
            () => trainer.ComputeGradients([1f, 2f], [1f]),
            trainer.ApplyGradients,
            () => trainer.ExportGradients(new float[3]),
        ];
        foreach (var member in members)
            Assert.Contains("KeepGradients = true", Assert.Throws<InvalidOperationException>(member).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GradientsAreExportedToTheRightLengthOnly()
    {
        using var trainer = new Trainer<PlainNetwork<Keeping>>(new PlainNetwork<Keeping>());
        Assert.Contains("3", Assert.Throws<ArgumentException>(() => trainer.ExportGradients(new float[4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ArgumentsOfFitAreChecked()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Samples.Regression(4), 0));
        Assert.Throws<ArgumentNullException>(() => trainer.Fit(null!, 1));
        Assert.Throws<ArgumentNullException>(() => trainer.Fit(Samples.Regression(4), 1, callbacks: [null!]));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Dataset.FromMemory(new float[9], new float[3], inputSize: 3), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.LearningRate = float.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { Threads = 0 });
        Assert.Throws<ArgumentNullException>(() => new Trainer<PlainNetwork<Regression>>(null!));
    }

    [Fact]
    public void ClassWeightsAreChecked()
    {
        static void Make(int label, float weight) =>
            new Trainer<PlainNetwork<Classes>>(new PlainNetwork<Classes>(), new TrainerOptions { ClassWeights = new Dictionary<int, float> { [label] = weight } }).Dispose();

        Assert.Contains("Class 3", Assert.Throws<ArgumentException>(() => Make(3, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Class -1", Assert.Throws<ArgumentException>(() => Make(-1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("-0.5", Assert.Throws<ArgumentException>(() => Make(1, -0.5f)).Message, StringComparison.Ordinal);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => Make(1, float.NaN)).Message, StringComparison.Ordinal);

        using var trainer = new Trainer<PlainNetwork<Classes>>(
            new PlainNetwork<Classes>(),
            new TrainerOptions { ClassWeights = new Dictionary<int, float> { [1] = 2 } });
        Assert.Throws<ArgumentException>(() => trainer.TrainStep([1f, 2f], [1], [1f]));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Samples.Classes(2).WithSampleWeights(new float[2]), 1));
        trainer.Evaluate(Samples.Classes(2).WithSampleWeights(new float[2]));
    }

    [Fact]
    public void ADisposedTrainerSaysSo()
    {
        var trainer = new Trainer<PlainNetwork<Keeping>>(new PlainNetwork<Keeping>());
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.TrainStep([1f, 2f], [1f]));
        Assert.Throws<ObjectDisposedException>(() => trainer.ComputeGradients([1f, 2f], [1f]));
        Assert.Throws<ObjectDisposedException>(trainer.ApplyGradients);
        Assert.Throws<ObjectDisposedException>(() => trainer.Evaluate(Samples.Regression(2)));
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Samples.Regression(2), 1));
    }

    [Fact]
    public void FitIsNotCalledFromItsOwnCallbacks()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        var nested = new Hooks { EpochEnd = _ => trainer.Fit(Samples.Regression(2), 1) };
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Samples.Regression(2), 1, callbacks: nested));
        Assert.Single(trainer.Fit(Samples.Regression(2), 1));
    }
}
