using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>Samples drawn for a network: inputs, and what its loss wants.</summary>
internal sealed class Batch
{
    private readonly int _inputSize;
    private readonly int _labelSize;
    private readonly int _targetSize;

    private Batch(float[] inputs, ReferenceTargets targets, int samples)
    {
        Inputs = inputs;
        Targets = targets;
        Samples = samples;
        _inputSize = inputs.Length / samples;
        _labelSize = targets.Labels.Length / samples;
        _targetSize = targets.Values.Length / samples;
    }

    public float[] Inputs { get; }

    public ReferenceTargets Targets { get; }

    public int Samples { get; }

    /// <summary>Samples with inputs in ±1.5 and, if wanted, weights in [0, 2).</summary>
    public static Batch Draw(NetworkDescription description, TrainingDescription training, int samples, int seed, bool weighted = false) =>
        Draw(training.Loss, training.IgnoreClass, [.. description.InputShape], [.. description.OutputShape], samples, seed, weighted);

    /// <summary>The same for a network that is only read from its declaration.</summary>
    public static Batch Draw(ReferenceNetwork reference, int samples, int seed, bool weighted = false) =>
        Draw(reference.Training!.Loss, reference.Training.IgnoreClass, reference.InputShape, reference.Layers[^1].OutputShape, samples, seed, weighted);

    /// <summary>Some samples of this batch.</summary>
    public Batch Slice(int first, int count) => new(
        Inputs[(first * _inputSize)..((first + count) * _inputSize)],
        new ReferenceTargets(
            Targets.Labels[(first * _labelSize)..((first + count) * _labelSize)],
            Targets.Values[(first * _targetSize)..((first + count) * _targetSize)],
            Targets.Weights.Length == 0 ? [] : Targets.Weights[first..(first + count)]),
        count);

    /// <summary>The same samples with every n-th input replaced by the values in turn.</summary>
    public Batch With(int every, params float[] values)
    {
        var inputs = (float[])Inputs.Clone();
        for (int i = 0, next = 0; i < inputs.Length; i += every, next++)
            inputs[i] = values[next % values.Length];
        return new Batch(inputs, Targets, Samples);
    }

    private static Batch Draw(Loss loss, int? ignoreClass, int[] inputShape, int[] outputShape, int samples, int seed, bool weighted)
    {
        var random = new Random(seed);
        var inputs = Fill(samples * ReferenceLayer.Size(inputShape), () => (random.NextSingle() * 3) - 1.5f);
        var (classes, takesLabels) = (outputShape[^1], loss == Loss.SparseCategoricalCrossentropy);
        var size = samples * ReferenceLayer.Size(outputShape);
        int[] labels = takesLabels ? [.. Enumerable.Range(0, size / classes).Select(_ => random.Next(classes)).Select(label => label % 3 == 0 ? ignoreClass ?? label : label)] : [];
        var values = takesLabels ? [] : DrawTargets(loss, size, classes, random);
        var weights = weighted ? Fill(samples, () => random.NextSingle() * 2) : [];
        return new Batch(inputs, new ReferenceTargets(labels, values, weights), samples);
    }

    private static float[] DrawTargets(Loss loss, int count, int classes, Random random)
    {
        switch (loss)
        {
            case Loss.BinaryCrossentropy or Loss.BinaryFocalCrossentropy:
                return Fill(count, () => random.Next(3) switch { 0 => 0, 1 => 1, _ => random.NextSingle() });
            case Loss.Hinge:
                return Fill(count, () => random.Next(2));
            case Loss.SquaredHinge:
                return Fill(count, () => (random.Next(2) * 2) - 1);
            case Loss.Poisson or Loss.MeanSquaredLogarithmicError:
                return Fill(count, () => random.Next(4));
            case Loss.KLDivergence:
                return Fill(count, random.NextSingle);
            case Loss.CategoricalCrossentropy or Loss.CategoricalFocalCrossentropy or Loss.CategoricalHinge:
                var targets = new float[count];
                for (var row = 0; row < count; row += classes)
                    targets[row + random.Next(classes)] = 1;
                return targets;
            default:
                return Fill(count, () => (random.NextSingle() * 4) - 2);
        }
    }

    private static float[] Fill(int count, Func<float> draw)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
            value = draw();
        return values;
    }
}
