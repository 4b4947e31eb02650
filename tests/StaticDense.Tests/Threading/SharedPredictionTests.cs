using StaticDense.Numerics;
using StaticDense.Tests.Networks;
using StaticDense.Tests.Networks.Wide;
using StaticDense.Tests.Training;
using DigitPixels = StaticDense.Tests.Networks.Digits;

namespace StaticDense.Tests.Threading;

/// <summary>Predictions on several threads: one sample of a wide network, wrong arguments, allocation, callers that meet.</summary>
[Collection(nameof(AllocationTests))]
public class SharedPredictionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    public void A_single_sample_gives_the_same_bits(int threads)
    {
        using var divided = new DividedWork();
        Same<WideRow>(threads);
        Same<WideRows>(threads);
    }

    [Fact]
    public void Less_than_one_thread_is_an_error()
    {
        var network = new WideRow();
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new float[WideRow.InputSize], new float[WideRow.OutputSize], 0));
        Assert.Equal("threads", exception.ParamName);
#pragma warning disable SD0095 // That it throws is what is tested.
        Assert.Throws<ArgumentException>(() => network.Predict(new float[3], new float[WideRow.OutputSize], 2));
#pragma warning restore SD0095
    }

    [Fact]
    public void Shared_predictions_and_steps_allocate_nothing_on_any_thread()
    {
        using var divided = new DividedWork();
        var row = new WideRows();
        var digits = new DigitPixels();
        using var trainer = new Trainer<DigitPixels>(new DigitPixels(), new TrainerOptions { Threads = 3, Log = null });
        digits.Reserve(3);
        float[] input = new float[WideRows.InputSize], output = new float[WideRows.OutputSize];
        float[] pixels = new float[32 * DigitPixels.InputSize], classes = new float[32 * DigitPixels.OutputSize];
        var labels = new int[32];
        void Calls()
        {
            for (var call = 0; call < 3; call++)
            {
                row.Predict(input, output, 3);
                digits.Predict(pixels, classes, 3);
                trainer.TrainStep(pixels, labels);
            }
        }

        // The test host allocates now and then: short rounds, and the least of many.
        for (var warmUp = 0; warmUp < 20; warmUp++)
            Calls();
        var least = long.MaxValue;
        for (var round = 0; round < 100 && least > 0; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Calls();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(0, trainer.AllocatedBytes);
        Assert.Equal(3, trainer.ThreadsAtWork);
    }

    [Fact]
    public void Callers_that_meet_all_get_their_outputs()
    {
        var network = new DigitPixels(seed: 4);
        var random = new Random(2);
        float[] inputs = [.. Enumerable.Range(0, 32 * DigitPixels.InputSize).Select(_ => random.NextSingle())];
        var wanted = new float[32 * DigitPixels.OutputSize];
        network.Predict(inputs, wanted);
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            using var divided = new DividedWork();
            var outputs = new float[wanted.Length];
            network.Predict(inputs, outputs, 2);
            Assert.Equal(wanted, outputs);
        });
    }

    private static void Same<TNetwork>(int threads)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(6);
        var random = new Random(threads);
        for (var call = 0; call < 5; call++)
        {
            float[] input = [.. Enumerable.Range(0, TNetwork.Description.InputSize).Select(_ => random.NextSingle() - 0.5f)];
            float[] alone = new float[TNetwork.Description.OutputSize], shared = new float[alone.Length];
            network.Predict(input, alone);
            network.Predict(input, shared, threads);
            Bits.Equal(alone, shared, $"{TNetwork.Description.Name}, {threads} threads");
            Assert.Equal(threads, SharedPrediction.ThreadsAtWork);
        }
    }
}
