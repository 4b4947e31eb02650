using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Adam with Nesterov's momentum: m and v as in <see cref="AdamRule"/>, <c>n = fma(a, m, b · g)</c> with the momentum's and the gradient's rates
/// a and b, <c>w = w - n / (√(v · c) + epsilon)</c> with the correction c of the mean square. State: m, v.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NadamRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(
        TLanes weights,
        TLanes gradient,
        ref float state,
        nint stateStride,
        nint offset,
        TLanes mask,
        bool masked,
        in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = Adam.Mean(gradient, constants.OneMinusBeta1, ref state, offset, mask, masked);
        var square = Adam.Mean(gradient * gradient, constants.OneMinusBeta2, ref state, offset + stateStride, mask, masked);
        var numerator = TLanes.MultiplyAdd(constants.Rate, mean, constants.GradientRate * gradient);
        return weights - (numerator / (TLanes.Sqrt(square * constants.SquareCorrection) + constants.Epsilon));
    }
}

/// <summary>
/// Adam by the largest gradient: m as in <see cref="AdamRule"/>, <c>u = max(beta2 · u, |g|)</c>, <c>w = w - (rate · m) / (u + epsilon)</c>, where the
/// rate holds the correction of m. State: m, u.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AdamaxRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Step<TLanes>(
        TLanes weights,
        TLanes gradient,
        ref float state,
        nint stateStride,
        nint offset,
        TLanes mask,
        bool masked,
        in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>
    {
        var mean = Adam.Mean(gradient, constants.OneMinusBeta1, ref state, offset, mask, masked);
        var largest = TLanes.Max(constants.Beta2 * TLanes.Load(in state, offset + stateStride), TLanes.Abs(gradient));
        PaddedStore.Store(largest, ref state, offset + stateStride, mask, masked);
        return weights - (constants.Rate * mean / (largest + constants.Epsilon));
    }
}
