using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Training;

/// <summary>The moving average of parameters, as a trainer gives it away and as Fit ends with it.</summary>
public sealed class AverageTests
{
    [Theory]
    [InlineData("SgdAveraged")]
    [InlineData("AdamAveraged")]
    [InlineData("AdamAveragedKeeping")]
    public void Averages_are_the_references(string name)
    {
        var (network, reference) = NetworkCatalog.Pair(name);
        using var _ = network;
        Bits.Equal(network.Export(), network.ExportAverages(), $"{name}, before the first step");
        for (var step = 0; step < 7; step++)
        {
            var batch = Batch.Draw(network.Description, network.Training, 9 - step, seed: step);
            reference.TrainStep(batch.Inputs, batch.Targets);
            network.TrainStep(batch.Inputs, batch.Targets);
            Bits.Equal([.. reference.Parameters.SelectMany(parameter => parameter.State[^1])], network.ExportAverages(), $"{name}, step {step}");
        }

        var averages = network.ExportAverages();
        Assert.NotEqual(averages, network.Export());
        network.ApplyAverages();
        Bits.Equal(averages, network.Export(), $"{name}, applied");
        Bits.Equal(averages, network.ExportAverages(), $"{name}, after they were applied");
        Networks.Storage.PaddingIsZero(network.Description, network.Storage, name);
    }

    [Fact]
    public void Before_the_first_step_there_is_nothing_to_apply()
    {
        var (network, _) = NetworkCatalog.Pair("SgdAveraged");
        using var __ = network;
        var before = network.Export();
        network.ApplyAverages();
        Assert.Equal(before, network.Export());
    }

    [Fact]
    public void Fit_ends_with_the_averages_and_validates_without_them()
    {
        var network = new SgdAveraged(seed: 3);
        using var trainer = new Trainer<SgdAveraged>(network, new TrainerOptions { Seed = 4 });
        var last = new LastParameters();
        trainer.Fit(Data(), 3, validation: Data(), callbacks: last);
        float[] parameters = Export(network), averages = new float[SgdAveraged.ParameterCount];
        trainer.ExportAverages(averages);
        Assert.Equal(averages, parameters);
        Assert.NotEqual(last.OfEpoch, network.Parameters.ToArray());
        Assert.Equal(last.OfEnd, network.Parameters.ToArray());
    }

    [Fact]
    public void A_cancelled_Fit_leaves_the_parameters_of_its_last_batch()
    {
        var network = new SgdAveraged(seed: 3);
        using var trainer = new Trainer<SgdAveraged>(network, new TrainerOptions { Seed = 4 });
        using var source = new CancellationTokenSource();
        var last = new LastParameters { CancelAfterFirst = source };
        Assert.True(trainer.Fit(Data(), 3, source.Token, callbacks: last).WasCancelled);
        Assert.Equal(last.OfEpoch, network.Parameters.ToArray());
    }

    [Fact]
    public void Without_the_declaration_there_are_none()
    {
        using var trainer = new Trainer<LionPlain>(new LionPlain());
        Assert.Contains("UseEma = true", Assert.Throws<InvalidOperationException>(trainer.ApplyAverages).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => trainer.ExportAverages(new float[LionPlain.ParameterCount]));
    }

    private static Dataset Data()
    {
        var random = new Random(5);
        return Dataset.FromMemory(
            Enumerable.Range(0, 100 * 5).Select(_ => random.NextSingle()).ToArray(), Enumerable.Range(0, 100).Select(i => i % 3).ToArray(), 5);
    }

    private static float[] Export(SgdAveraged network)
    {
        var parameters = new float[SgdAveraged.ParameterCount];
        network.ExportParameters(parameters);
        return parameters;
    }

    private sealed class LastParameters : Callback
    {
        public float[] OfEpoch { get; private set; } = [];

        public float[] OfEnd { get; private set; } = [];

        public CancellationTokenSource? CancelAfterFirst { get; init; }

        public override void OnEpochEnd(FitContext context)
        {
            OfEpoch = context.Parameters.ToArray();
            CancelAfterFirst?.Cancel();
        }

        public override void OnTrainEnd(FitContext context) => OfEnd = context.Parameters.ToArray();
    }
}
