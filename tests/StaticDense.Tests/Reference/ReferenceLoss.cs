namespace StaticDense.Tests.Reference;

/// <summary>
/// The losses, one row at a time. A row is one position of one sample; the loss is the mean over all rows of weight · row loss, the rows
/// added in double, divided once. <see cref="Delta"/> is the derivative by the output or the logits. Sums over channels run over 16 virtual
/// lanes.
/// </summary>
internal sealed partial class ReferenceLoss(ReferenceTraining training, bool fromLogits, int channels, int samples)
{
    private const float Lowest = 1e-7f;
    private const float Highest = (float)(1 - 1e-7);

    private readonly float _smoothing = (float)training.LabelSmoothing;

    /// <summary>Whether all targets of the batch are 0 or 1: hinge losses take them as -1 and 1 then.</summary>
    private bool _areBinary;

    /// <summary>The derivative of the mean loss.</summary>
    public float[] Delta { get; private set; } = [];

    /// <summary>The loss of each row, not weighted.</summary>
    public float[] RowLosses { get; private set; } = [];

    public float Compute(float[] values, ReferenceTargets targets)
    {
        var rows = values.Length / channels;
        var positions = rows / samples;
        Delta = new float[values.Length];
        RowLosses = new float[rows];
        _areBinary = targets.Values.All(target => target is 0 or 1);
        var counted = targets.Labels.Length == 0 ? rows : targets.Labels.Count(label => label != training.IgnoreClass);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            if (targets.Labels.Length > 0 && targets.Labels[row] == training.IgnoreClass)
                continue;
            var weight = targets.Weights.Length == 0 ? 1 : targets.Weights[row / positions];
            var scale = weight / counted;
            var output = values.AsSpan(row * channels, channels);
            var delta = Delta.AsSpan(row * channels, channels);
            var loss = RowLosses[row] = training.Loss == Loss.SparseCategoricalCrossentropy
                ? Sparse(output, targets.Labels[row], delta, scale)
                : Row(output, targets.Values.AsSpan(row * channels, channels), delta, scale);
            sum += (double)weight * loss;
        }

        return counted == 0 ? 0 : (float)(sum / counted);
    }

    private float Row(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float scale) => training.Loss switch
    {
        Loss.CategoricalCrossentropy when fromLogits => CategoricalLogits(output, target, delta, scale),
        Loss.CategoricalCrossentropy or Loss.CategoricalFocalCrossentropy => Categorical(output, target, delta, scale),
        Loss.CategoricalHinge => CategoricalHinge(output, target, delta, scale),
        Loss.CosineSimilarity => Cosine(output, target, delta, scale),
        Loss.KLDivergence => Elements(output, target, delta, scale, isSum: true),
        _ => Elements(output, target, delta, scale / channels, isSum: false),
    };

    /// <summary>Losses that are a mean or a sum over channels of a function of one output and its target.</summary>
    private float Elements(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta, float factor, bool isSum)
    {
        var losses = new float[channels];
        for (var i = 0; i < channels; i++)
        {
            (losses[i], var derivative) = Element(output[i], target[i]);
            delta[i] = derivative * factor;
        }

        return isSum ? Arithmetic.Sum(losses) : Arithmetic.Sum(losses) / channels;
    }
}
