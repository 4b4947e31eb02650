using StaticDense.Tests.Training;

namespace StaticDense.Tests.Networks;

/// <summary>After construction emitted networks allocate nothing, on any thread.</summary>
[Collection(nameof(AllocationTests))]
public class EmittedAllocationTests
{
    [Fact]
    public void Steps_and_evaluations_allocate_nothing()
    {
        using var labelled = new Trainer<Hashed>(new Hashed(), new TrainerOptions { Log = null });
        using var kept = new Trainer<RegularizedAdamKeeping>(new RegularizedAdamKeeping(), new TrainerOptions { Log = null });
        using var large = new Trainer<Digits>(new Digits(), new TrainerOptions { Log = null });
        using var images = new Trainer<HashedImages>(new HashedImages(), new TrainerOptions { Log = null });
        using var residual = new Trainer<Residual>(new Residual(), new TrainerOptions { Log = null });
        using var merged = new Trainer<Merging>(new Merging(), new TrainerOptions { Log = null });
        float[] pictures = new float[32 * HashedImages.InputSize], targets = new float[33 * Merging.OutputSize];
        float[] predictions = new float[32 * HashedImages.OutputSize];
        var pictureSet = Dataset.FromMemory(pictures, new int[32], HashedImages.InputSize);
        float[] small = new float[32 * Hashed.InputSize], middle = new float[33 * RegularizedAdamKeeping.InputSize], pixels = new float[33 * Digits.InputSize];
        var labels = new int[33];
        var dataset = Dataset.FromMemory(small, labels.AsMemory(0, 32), Hashed.InputSize);
        Assert.Equal(0, Measure(() =>
        {
            labelled.TrainStep(small, labels.AsSpan(0, 32));
            labelled.TrainStep(small.AsSpan(0, 5 * Hashed.InputSize), labels.AsSpan(0, 5));
            labelled.Evaluate(dataset);
            kept.ComputeGradients(middle, labels);
            kept.ApplyGradients();
            large.TrainStep(pixels, labels);
            images.TrainStep(pictures, labels.AsSpan(0, 32));
            images.Evaluate(pictureSet);
            images.Network.Predict(pictures, predictions);
            residual.TrainStep(pictures.AsSpan(0, 3 * Residual.InputSize), labels.AsSpan(0, 3));
            merged.ComputeGradients(pictures.AsSpan(0, 5 * Merging.InputSize), targets.AsSpan(0, 5 * Merging.OutputSize));
            merged.ApplyGradients();
        }));
        Assert.Equal(0, labelled.AllocatedBytes + kept.AllocatedBytes + large.AllocatedBytes + images.AllocatedBytes + residual.AllocatedBytes + merged.AllocatedBytes);
    }

    [Fact]
    public void An_epoch_of_fit_allocates_nothing()
    {
        using var trainer = new Trainer<Hashed>(new Hashed(), new TrainerOptions { Log = null });
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 500 * Hashed.InputSize).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, 500).Select(_ => random.Next(Hashed.OutputSize))];
        var train = Dataset.FromMemory(inputs, labels, Hashed.InputSize);
        trainer.Fit(train, 2, train);

        // The history has a row for each epoch; everything else is the same for few epochs and for many.
        long Call(int epochs) => Measure(() => trainer.Fit(train, epochs, train), repetitions: 1);
        var (few, many) = (Call(1), Call(21));
        Assert.InRange(many - few, 0, 20 * System.Runtime.CompilerServices.Unsafe.SizeOf<EpochResult>());
        Assert.Equal(0, trainer.AllocatedBytes);
    }

    [Fact]
    public void Predictions_allocate_nothing_on_any_thread()
    {
        const int threads = 4, rounds = 6, calls = 20;
        var small = new Hashed();
        var large = new Broad();
        large.Reserve(threads);

        // Plain counters instead of barriers, which would allocate themselves.
        int started = 0, finished = 0;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            float[] a = new float[3 * Hashed.InputSize], b = new float[3 * Hashed.OutputSize];
            float[] c = new float[40 * Broad.InputSize], d = new float[40 * Broad.OutputSize];
            for (var round = 1; round <= rounds; round++)
            {
                while (Volatile.Read(ref started) < round)
                    Thread.Yield();
                for (var call = 0; call < calls; call++)
                {
                    small.Predict(a, b);
                    small.PredictClass(a.AsSpan(0, Hashed.InputSize));
                    large.Predict(c, d);
                    large.PredictClass(c.AsSpan(0, Broad.InputSize));
                }

                Interlocked.Increment(ref finished);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        var least = long.MaxValue;
        for (var round = 1; round <= rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Volatile.Write(ref started, round);
            while (Volatile.Read(ref finished) < round * threads)
                Thread.Yield();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        workers.ForEach(worker => worker.Join());
        Assert.Equal(0, least);
    }

    /// <summary>
    /// The bytes of all threads over many calls: the least of several rounds, because the test host allocates now and then.
    /// </summary>
    private static long Measure(Action action, int repetitions = 20)
    {
        for (var call = 0; call < 3; call++)
            action();
        var least = long.MaxValue;
        for (var round = 0; round < 8 && least > 0; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var call = 0; call < repetitions; call++)
                action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
