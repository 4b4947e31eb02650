using StaticDense.Numerics;

namespace StaticDense.Tests.Training;

/// <summary>Magnitude pruning: schedules, masks against a sorted reference, masks that outlive the optimizer's updates, no allocation.</summary>
public class PruningTests
{
    [Fact]
    public void A_polynomial_schedule_grows_from_its_first_step_to_its_last()
    {
        var schedule = PruningSchedule.PolynomialDecay(0.2, 0.8, beginStep: 100, endStep: 1100, frequency: 50);
        Assert.Equal(0.2, schedule.Sparsity(100), 12);
        Assert.Equal(0.8 - (0.6 * 0.125), schedule.Sparsity(600), 12);
        Assert.Equal(0.8 - (0.6 * 0.001), schedule.Sparsity(1000), 12);
        Assert.Equal(0.8, schedule.Sparsity(1100), 12);
        Assert.Equal(0.8, schedule.Sparsity(5000), 12);
        Assert.Equal(0.8 - (0.6 * 0.25), PruningSchedule.PolynomialDecay(0.2, 0.8, 0, 10, power: 2).Sparsity(5), 12);
        Assert.Equal([100L, 150, 1050, 1100], new long[] { 0, 50, 99, 100, 149, 150, 1050, 1100, 1101, 1150 }.Where(schedule.IsDue));
    }

    [Fact]
    public void A_constant_schedule_has_one_share_and_may_have_no_end()
    {
        var schedule = PruningSchedule.ConstantSparsity(0.5, beginStep: 10);
        Assert.Equal([10L, 110, 1_000_010], new long[] { 0, 9, 10, 60, 110, 1_000_010 }.Where(schedule.IsDue));
        Assert.Equal(0.5, schedule.Sparsity(10));
        Assert.Equal([10L, 20], Enumerable.Range(0, 100).Select(step => (long)step).Where(PruningSchedule.ConstantSparsity(0.5, 10, 25, 10).IsDue));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 16)]
    [InlineData(7, 17)]
    [InlineData(40, 50)]
    public void Masks_keep_the_largest_weights_and_their_equals(int positions, int channels)
    {
        var tensor = new ParameterTensor("dense/kernel", [positions, channels], Offset: 32, new ParameterInitializer(Initializer.Zeros));
        foreach (var sparsity in new[] { 0, 0.1, 0.5, 0.77, 0.9, 0.999 })
        {
            foreach (var isBlocked in new[] { false, true })
            {
                var storage = Storage(tensor);
                var before = (float[])storage.Clone();
                var masks = new PruningMasks(tensor, isBlocked);
                masks.Apply(storage);
                Assert.Equal(before, storage);

                masks.Update(storage, sparsity);
                masks.Apply(storage);
                var expected = Reference(tensor, before, sparsity, isBlocked);
                Assert.Equal(expected, storage);
                Assert.Equal(Real(tensor).Count(index => expected[index] != 0), masks.Kept);
                Assert.Equal(tensor.Count, masks.Count);
            }
        }
    }

    [Theory]
    [InlineData(PruningGranularity.Weights, 1)]
    [InlineData(PruningGranularity.Blocks, 1)]
    [InlineData(PruningGranularity.Weights, 3)]
    public void Training_is_that_of_a_network_whose_weights_are_masked_by_hand_after_each_step(PruningGranularity granularity, int threads)
    {
        using var divided = threads > 1 ? new Threading.DividedWork() : null;
        var schedule = PruningSchedule.PolynomialDecay(0.1, 0.7, beginStep: 3, endStep: 19, frequency: 4);
        var (net, twin) = (new PrunedNet(3), new PrunedNet(3));
        using var trainer = new Trainer<PrunedNet>(net, new() { Seed = 9, Threads = threads, Pruning = new(schedule) { Layers = ["wide"], Granularity = granularity } });
        using var plain = new Trainer<PrunedNet>(twin, new() { Seed = 9 });
        var kernel = Kernel<PrunedNet>("wide/kernel");
        var kept = new bool[PrunedNet.ParameterCount + kernel.StorageCount + 4096];
        Array.Fill(kept, true);
        var zeros = 0;
        for (var step = 0; step < 30; step++)
        {
            var (inputs, labels) = Batch(step);
            Assert.Equal(plain.TrainStep(inputs, labels), trainer.TrainStep(inputs, labels));
            if (schedule.IsDue(step + 1))
            {
                var masked = Reference(kernel, twin.Parameters.ToArray(), schedule.Sparsity(step + 1), granularity == PruningGranularity.Blocks);
                foreach (var index in Real(kernel))
                    kept[index] = masked[index] != 0;
            }

            foreach (var index in Real(kernel))
                twin.Parameters[index] = kept[index] ? twin.Parameters[index] : 0;
            Assert.True(net.Parameters.SequenceEqual(twin.Parameters), $"Step {step}.");
            zeros = Real(kernel).Count(index => !kept[index]);
            Assert.Equal((double)zeros / kernel.Count, trainer.Sparsity, 9);
        }

        Assert.InRange(zeros, 0.6 * kernel.Count, 0.75 * kernel.Count);
    }

    [Fact]
    public void Pruning_allocates_nothing_in_a_step_and_keeps_its_zeros_between_masks()
    {
        var net = new PrunedNet(3);
        using var trainer = new Trainer<PrunedNet>(net, new() { Pruning = new(PruningSchedule.ConstantSparsity(0.5, 0, frequency: 7)) });
        var (inputs, labels) = Batch(0);
        Assert.Equal(0, trainer.Sparsity);
        trainer.TrainStep(inputs, labels);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 50; step++)
            trainer.TrainStep(inputs, labels);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, trainer.AllocatedBytes);
        Assert.InRange(trainer.Sparsity, 0.49, 0.51);
        foreach (var name in new[] { "wide/kernel", "dense/kernel" })
        {
            var kernel = Kernel<PrunedNet>(name);
            Assert.InRange(Real(kernel).Count(index => net.Parameters[index] == 0), 0.48 * kernel.Count, 0.52 * kernel.Count);
        }
    }

    [Fact]
    public void Halves_of_a_step_prune_as_the_whole_does()
    {
        var (net, twin) = (new PrunedNet(3), new PrunedNet(3));
        TrainerOptions Options() => new() { Pruning = new(PruningSchedule.ConstantSparsity(0.6, 0, frequency: 3)) };
        using var whole = new Trainer<PrunedNet>(net, Options());
        using var halves = new Trainer<PrunedNet>(twin, Options());
        for (var step = 0; step < 8; step++)
        {
            var (inputs, labels) = Batch(step);
            whole.TrainStep(inputs, labels);
            halves.ComputeGradients(inputs, labels);
            halves.ApplyGradients();
            Assert.True(net.Parameters.SequenceEqual(twin.Parameters));
        }
    }

    [Fact]
    public void Parameters_that_a_callback_brings_back_are_pruned_too()
    {
        var net = new PrunedNet(3);
        using var trainer = new Trainer<PrunedNet>(net, new() { Pruning = new(PruningSchedule.ConstantSparsity(0.9, beginStep: 12)) });
        var (inputs, labels) = Batch(0);

        // The loss rises when most weights go, so the first epochs are brought back.
        trainer.Fit(Dataset.FromMemory(inputs, labels), epochs: 20, callbacks: new EarlyStopping("loss", patience: 100, restoreBestWeights: true));
        Assert.InRange(trainer.Sparsity, 0.89, 0.91);
        foreach (var name in new[] { "wide/kernel", "dense/kernel" })
        {
            var kernel = Kernel<PrunedNet>(name);
            Assert.InRange(Real(kernel).Count(index => net.Parameters[index] == 0), 0.88 * kernel.Count, kernel.Count);
        }
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        Assert.Equal("targetSparsity", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.ConstantSparsity(1, 0)).ParamName);
        Assert.Equal("targetSparsity", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.ConstantSparsity(double.NaN, 0)).ParamName);
        Assert.Equal("beginStep", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.ConstantSparsity(0.5, -1)).ParamName);
        Assert.Equal("endStep", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.ConstantSparsity(0.5, 5, 4)).ParamName);
        Assert.Equal("frequency", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.ConstantSparsity(0.5, 5, frequency: 0)).ParamName);
        Assert.Equal("finalSparsity", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.PolynomialDecay(0, -0.1, 0, 1)).ParamName);
        Assert.Equal("endStep", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.PolynomialDecay(0, 0.1, 1, 1)).ParamName);
        Assert.Equal("power", Assert.Throws<ArgumentOutOfRangeException>(() => PruningSchedule.PolynomialDecay(0, 0.1, 0, 1, power: 0)).ParamName);
        var unknown = Assert.Throws<ArgumentException>(() => new Trainer<PrunedNet>(new(), new() { Pruning = new(PruningSchedule.ConstantSparsity(0.5, 0)) { Layers = ["dens"] } }));
        Assert.Contains("'dens'", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("wide, dense", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("UseEma", Assert.Throws<ArgumentException>(() => new Trainer<AveragedNet>(new(), new() { Pruning = new(PruningSchedule.ConstantSparsity(0.5, 0)) })).Message, StringComparison.Ordinal);
    }

    private static ParameterTensor Kernel<TNetwork>(string name)
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description.Parameters.Single(tensor => tensor.Name == name);

    private static (float[] Inputs, int[] Labels) Batch(int step) => (
        [.. Enumerable.Range(0, 8 * PrunedNet.InputSize).Select(index => (((index + (step * 31)) * 7919 % 2003) - 1001) / 500f)],
        [.. Enumerable.Range(0, 8).Select(index => (index + step) % PrunedNet.OutputSize)]);

    /// <summary>Where a tensor's real weights stand in storage.</summary>
    private static IEnumerable<int> Real(ParameterTensor tensor) =>
        from position in Enumerable.Range(0, tensor.Positions)
        from channel in Enumerable.Range(0, tensor.Channels)
        select Index(tensor, position, channel);

    private static int Index(ParameterTensor tensor, int position, int channel) =>
        tensor.Offset + (((channel / 16 * tensor.Positions) + position) * 16) + (channel % 16);

    /// <summary>Numbers of both signs, some of one magnitude, none zero; padded lanes zero.</summary>
    private static float[] Storage(ParameterTensor tensor)
    {
        var storage = new float[tensor.Offset + tensor.StorageCount + 16];
        foreach (var index in Real(tensor))
            storage[index] = ((index * 7919 % 203) - 101.5f) * (index % 3 == 0 ? 1e-6f : 1);
        return storage;
    }

    /// <summary>By sorting.</summary>
    private static float[] Reference(ParameterTensor tensor, float[] storage, double sparsity, bool isBlocked)
    {
        var groups = Real(tensor).GroupBy(index => isBlocked ? index / 16 : index)
            .Select(group => (Indices: group.ToArray(), Score: Score([.. group.Order().Select(index => storage[index])])))
            .OrderByDescending(group => group.Score)
            .ToList();
        var threshold = groups[Math.Max((int)Math.Round(groups.Count * (1 - sparsity)), 1) - 1].Score;
        var result = (float[])storage.Clone();
        foreach (var index in groups.Where(group => group.Score < threshold).SelectMany(group => group.Indices))
            result[index] = 0;
        return result;
    }

    private static float Score(float[] weights)
    {
        var sum = 0f;
        foreach (var weight in weights)
            sum += Math.Abs(weight);
        return weights.Length == 1 ? sum : sum / weights.Length;
    }
}

/// <summary>A network with a wide layer that fills no block.</summary>
[Network]
[Input(20)]
[Dense(37, Activation.Tanh, Name = "wide")]
[Dense(4, Activation.Softmax)]
[Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 8, LearningRate = 0.01, KeepGradients = true)]
internal sealed partial class PrunedNet;

/// <summary>A network whose parameters have a moving average.</summary>
[Network]
[Input(3)]
[Dense(2)]
[Train(Loss.Huber, Optimizer.SGD, UseEma = true)]
internal sealed partial class AveragedNet;
