using System.Runtime.CompilerServices;

namespace StaticDense.Tests.Training;

/// <summary>Measurements of all threads' allocations do not bear other tests beside them.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;

[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    // The first look at a thread's own field allocates its storage, which is the plain networks' doing and not the trainer's.
    public AllocationTests() => Assert.Null(StepLog.Current);

    [Fact]
    public void StepsAndEvaluationsAllocateNothingOnAnyThread()
    {
        using var labels = new Trainer<PlainNetwork<Classes>>(
            new PlainNetwork<Classes>(),
            new TrainerOptions { ClassWeights = new Dictionary<int, float> { [1] = 2 } });
        using var targets = new Trainer<PlainNetwork<Keeping>>(new PlainNetwork<Keeping>());
        float[] inputs = [1, 2, 3, 4], goals = [1, 2], weights = [1, 0.5f];
        int[] classes = [1, 2];
        var labelled = Samples.Classes(10);
        var targeted = Samples.Regression(10).WithSampleWeights(new float[10]);
        Assert.Equal(0, Measure(() =>
        {
            labels.TrainStep(inputs, classes);
            labels.Evaluate(labelled);
            targets.TrainStep(inputs, goals, weights);
            targets.ComputeGradients(inputs, goals);
            targets.ApplyGradients();
            targets.LearningRate *= 0.5f;
            targets.Evaluate(targeted);
        }));
        Assert.Equal(0, labels.AllocatedBytes);
        Assert.Equal(0, targets.AllocatedBytes);
    }

    [Fact]
    public void EpochsAllocateNothingOnceFitHasStarted()
    {
        using var trainer = new Trainer<PlainNetwork<Classes>>(new PlainNetwork<Classes>());
        var train = Samples.Classes(1000);
        var validation = Samples.Classes(100);
        var between = new AllocationBetweenEpochs();
        for (var call = 0; call < 10 && (call < 2 || between.Bytes.Any(bytes => bytes != 0)); call++)
        {
            between.Bytes.Clear();
            trainer.Fit(train, 6, validation, between);
        }

        Assert.Equal([0L, 0, 0, 0, 0], between.Bytes);
        Assert.Equal(0, trainer.AllocatedBytes);

        // What the call allocates itself is the same for few epochs and for many, up to the history's rows.
        long Call(int epochs) => Measure(() => trainer.Fit(train, epochs, validation), repetitions: 1);
        var rows = Call(11) - Call(1);
        Assert.InRange(rows, 10 * Unsafe.SizeOf<EpochResult>(), (10 * Unsafe.SizeOf<EpochResult>()) + 16);
    }

    [Fact]
    public void TheMeterSeesAStepThatAllocates()
    {
        using var trainer = new Trainer<PlainNetwork<Allocating>>(new PlainNetwork<Allocating>());
        trainer.TrainStep([1f, 2f], [1f]);
        var one = trainer.AllocatedBytes;
        Assert.InRange(one, 1000, 1100);
        trainer.Fit(Samples.Regression(8), 2, Samples.Regression(8));
        Assert.Equal(one * 9, trainer.AllocatedBytes);
    }

    [Fact]
    public void TheMeterLeavesCallbacksOut()
    {
        using var trainer = new Trainer<PlainNetwork<Regression>>(new PlainNetwork<Regression>());
        byte[]? kept = null;
        void Allocate(FitContext context) => kept = new byte[context.Epochs * 1000];
        var allocating = new Hooks
        {
            TrainBegin = Allocate,
            TrainEnd = Allocate,
            EpochBegin = Allocate,
            EpochEnd = Allocate,
            BatchBegin = Allocate,
            BatchEnd = Allocate,
        };
        trainer.Fit(Samples.Regression(10), 2, Samples.Regression(3), allocating);
        Assert.Equal(2000, kept!.Length);
        Assert.Equal(0, trainer.AllocatedBytes);

        // One that throws leaves no stretch open.
        Assert.Throws<TimeZoneNotFoundException>(() => trainer.Fit(Samples.Regression(10), 2, callbacks: new Hooks { BatchEnd = _ => throw new TimeZoneNotFoundException() }));
        kept = new byte[100_000];
        trainer.TrainStep([1f, 2f], [1f]);
        Assert.Equal(0, trainer.AllocatedBytes);
    }

    /// <summary>Bytes of all threads over a hundred calls, the first ones, in which the runtime itself allocates, left out.</summary>
    private static long Measure(Action action, int repetitions = 100)
    {
        for (var call = 0; call < 3; call++)
            action();
        var least = long.MaxValue;

        // Something in the background (tiered compilation, the test host) may allocate now and then, never in each of many rounds.
        for (var round = 0; round < 10 && least > 0; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var call = 0; call < repetitions; call++)
                action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private sealed class Allocating : IPlainNetwork
    {
        private static byte[] kept = [];

        public static void OnStep() => kept = new byte[1000 + (kept.Length & 0)];
    }

    private sealed class AllocationBetweenEpochs : Callback
    {
        private long before;

        public List<long> Bytes { get; } = new(16);

        public override void OnEpochEnd(FitContext context)
        {
            var now = GC.GetTotalAllocatedBytes(precise: true);
            if (context.Epoch > 0)
                Bytes.Add(now - before);
            before = GC.GetTotalAllocatedBytes(precise: true);
        }
    }
}
