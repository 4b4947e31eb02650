using System.Reflection;
using StaticDense.Tests.Reference;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>What holds for every network: checked with one and with its twin that keeps gradients.</summary>
internal static class NetworkCheck
{
    public static void Run(Type network, Type kept, int seed) =>
        typeof(NetworkCheck<,>).MakeGenericType(network, kept).GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!
            .Invoke(null, [seed]);
}

/// <inheritdoc cref="NetworkCheck"/>
internal static class NetworkCheck<TNetwork, TKept>
    where TNetwork : class, ITrainableNetwork<TNetwork>
    where TKept : class, ITrainableNetwork<TKept>
{
    private static readonly NetworkDescription Description = TNetwork.Description;
    private static readonly TrainingDescription Training = TNetwork.Training;

    public static void Run(int seed)
    {
        var random = new Random(seed);
        var network = TNetwork.Create((ulong)seed);
        var reference = DeclarationReader.Read(typeof(TNetwork));
        Import(network, reference, random);
        Predict(network, reference, Values(random, 45 * Description.InputSize));
        Train(network, reference, random);
    }

    /// <summary>Parameters that are nowhere zero: initial biases and slopes would hide much. Variances are positive: NaN would hide all.</summary>
    private static void Import(TNetwork network, ReferenceNetwork reference, Random random)
    {
        var parameters = Values(random, Description.ParameterCount);
        for (var index = 0; index < parameters.Length; index++)
            parameters[index] *= 0.3f;
        var first = 0;
        foreach (var tensor in Description.Parameters)
        {
            foreach (ref var value in parameters.AsSpan(first, tensor.Name.EndsWith("/moving_variance", StringComparison.Ordinal) ? tensor.Count : 0))
                value = Math.Abs(value) + 0.1f;
            first += tensor.Count;
        }

        network.ImportParameters(parameters);
        reference.Import(parameters);
        AssertPadding(network.Parameters);
    }

    private static void Predict(TNetwork network, ReferenceNetwork reference, float[] inputs)
    {
        var (inputSize, outputSize) = (Description.InputSize, Description.OutputSize);
        var samples = inputs.Length / inputSize;
        var outputs = new float[samples * outputSize];
        network.Predict(inputs, outputs);
        AssertBits(reference.Predict(inputs), outputs, "prediction");
        var one = new float[outputSize];
        for (var sample = 0; sample < samples; sample++)
        {
            network.Predict(inputs.AsSpan(sample * inputSize, inputSize), one);
            AssertBits(outputs[(sample * outputSize)..((sample + 1) * outputSize)], one, $"prediction of sample {sample} alone");
        }

        AssertNoAllocation(() => network.Predict(inputs, outputs), "Predict");
    }

    private static void Train(TNetwork network, ReferenceNetwork reference, Random random)
    {
        using var trainer = new Trainer<TNetwork>(network, new TrainerOptions { Seed = 99, Log = null });
        var twin = TKept.Create(0);
        network.Parameters.CopyTo(twin.Parameters);
        using var twinTrainer = new Trainer<TKept>(twin, new TrainerOptions { Seed = 99, Log = null });
        reference.Seed = 99;
        for (var step = 0; step < 3; step++)
        {
            // The second batch is not full.
            var samples = step == 1 ? (Training.BatchSize + 1) / 2 : Training.BatchSize;
            var inputs = Values(random, samples * Description.InputSize);
            var labels = Labels(random, samples);
            var targets = Training.TakesLabels ? [] : Targets(random, samples);
            var loss = Step(trainer, inputs, labels, targets);
            var twinLoss = Step(twinTrainer, inputs, labels, targets);
            var expected = reference.TrainStep(inputs, Training.TakesLabels ? new ReferenceTargets(labels) : new ReferenceTargets(targets));
            Assert.True(float.IsFinite(loss), $"The loss of step {step} is {loss}.");
            AssertBits([expected, expected], [loss, twinLoss], $"loss of step {step}");
            AssertBits(reference.Export(), Export(network), $"parameters after step {step}");
            AssertBits(network.Parameters.ToArray(), twin.Parameters.ToArray(), $"parameters of the network that keeps gradients after step {step}");
            AssertGradients(reference, twinTrainer, step);
            AssertPadding(network.Parameters);
            AssertPadding(twinTrainer.Gradients);
            if (step == 2)
                AssertNoAllocation(() => Step(trainer, inputs, labels, targets), "TrainStep");
        }

        Assert.Equal(0, trainer.AllocatedBytes);
    }

    private static void AssertGradients(ReferenceNetwork reference, Trainer<TKept> trainer, int step)
    {
        var gradients = new float[Description.ParameterCount];
        trainer.ExportGradients(gradients);
        AssertBits(reference.ExportGradients(), gradients, $"gradients of step {step}");
    }

    private static float Step<T>(Trainer<T> trainer, float[] inputs, int[] labels, float[] targets)
        where T : class, ITrainableNetwork<T> =>
        Training.TakesLabels ? trainer.TrainStep(inputs, labels) : trainer.TrainStep(inputs, targets);

    private static float[] Export(TNetwork network)
    {
        var parameters = new float[Description.ParameterCount];
        network.ExportParameters(parameters);
        return parameters;
    }

    private static void AssertPadding(ReadOnlySpan<float> storage)
    {
        foreach (var tensor in Description.Parameters)
        {
            var (positions, channels) = (tensor.Positions, tensor.Channels);
            for (var at = 0; at < tensor.StorageCount; at++)
            {
                var channel = (at / (16 * positions) * 16) + (at % 16);
                if (channel >= channels)
                    Assert.True(BitConverter.SingleToInt32Bits(storage[tensor.Offset + at]) == 0, $"Padding of {tensor.Name} at {at} is {storage[tensor.Offset + at]}.");
            }
        }
    }

    private static void AssertBits(float[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
        {
            var same = BitConverter.SingleToInt32Bits(expected[index]) == BitConverter.SingleToInt32Bits(actual[index])
                || (float.IsNaN(expected[index]) && float.IsNaN(actual[index]));
            Assert.True(same, $"The {what} differs at {index} of {expected.Length}: {expected[index]:R} expected, {actual[index]:R} computed.");
        }
    }

    /// <summary>The runtime may allocate while it compiles: one call of several without is enough.</summary>
    private static void AssertNoAllocation(Action action, string what)
    {
        var least = long.MaxValue;
        for (var call = 0; call < 5 && least != 0; call++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least == 0, $"{what} allocates {least} bytes.");
    }

    private static float[] Values(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private static int[] Labels(Random random, int samples) =>
        [.. Enumerable.Range(0, samples * Training.LabelsPerSample).Select(_ => random.Next(Description.OutputShape[^1]))];

    /// <summary>Shares of each row, as crossentropies want them.</summary>
    private static float[] Targets(Random random, int samples)
    {
        var channels = Description.OutputShape[^1];
        var targets = new float[samples * Description.OutputSize];
        for (var row = 0; row < targets.Length; row += channels)
        {
            var shares = Enumerable.Range(0, channels).Select(_ => random.NextSingle()).ToArray();
            for (var channel = 0; channel < channels; channel++)
                targets[row + channel] = shares[channel] / shares.Sum();
        }

        return targets;
    }
}
