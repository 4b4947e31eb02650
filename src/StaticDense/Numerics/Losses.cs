using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// Losses with Keras's formulas and their gradients. Outputs, probabilities and deltas are blocks of samples · positions rows;
/// targets (row-major) or labels, one a row, and sample weights come from the step. Each returns the batch's mean,
/// <c>Σ weight(sample) · rowloss / (samples · positions)</c>: row losses are floats, their sum is taken in double, rows ascending, and
/// rounded once; weights do not change the divisor. Where <c>training</c> is true, delta receives the gradient of that mean, padded
/// lanes +0; a row's scale is the float quotient <c>weight / (samples · positions)</c>. Where it is false delta is not touched.
/// Sums over channels run over 16 virtual lanes from +0, panels ascending, joined by one pairwise tree. In the formulas
/// <c>fma(a, b, c)</c> is <see cref="ILanes{TSelf}.MultiplyAdd"/>; every other operation is rounded by itself. Label smoothing s moves
/// targets with <c>1 - s</c> and a share of s that are computed in double and rounded once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Losses
{
    /// <summary>Probabilities are clipped to [1e-7, 1 - 1e-7].</summary>
    private const float Lowest = 1e-7f, Highest = (float)(1 - 1e-7);

    /// <summary>Refuses labels that name no class.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="ignoreClass">A label that may stand for no class, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not below the number of classes.</exception>
    public static void CheckLabels(ReadOnlySpan<int> labels, int classes, int? ignoreClass = null)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignoreClass)
                ThrowLabel(labels[i], i, classes);
        }
    }

    private static void ThrowLabel(int label, int index, int classes) =>
        throw new ArgumentOutOfRangeException(nameof(label), label, $"Label {label} at index {index} is outside the classes 0 to {classes - 1}.");

    private static void CheckTargets(in TrainingStep step, int rows, int channels) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(step.Targets.Length, rows * channels, nameof(step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Weight(in TrainingStep step, int sample) => step.SampleWeights.IsEmpty ? 1 : step.SampleWeights[sample];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Clip<TLanes>(TLanes probability)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Min(TLanes.Max(probability, TLanes.Broadcast(Lowest)), TLanes.Broadcast(Highest));

    /// <summary>The derivative, or +0 where clipping made the loss constant. NaN is not clipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes WhereUnclipped<TLanes>(TLanes probability, TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        var clipped = TLanes.Or(TLanes.LessThan(probability, TLanes.Broadcast(Lowest)), TLanes.LessThan(TLanes.Broadcast(Highest), probability));
        return TLanes.Select(clipped, TLanes.Zero, derivative);
    }

    /// <summary>The logarithm of one value; four equal lanes cost less than scalar selections.</summary>
    private static float Logarithm(float value) => NetworkRuntime.HasFusedMultiplyAdd
        ? Functions.Log(Lanes128.Broadcast(value)).Value.ToScalar()
        : Functions.Log(new LanesScalar(value)).Value;
}
