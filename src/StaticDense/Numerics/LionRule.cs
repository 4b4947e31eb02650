using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Evolved sign momentum (Lion): <c>w = fma(-rate, sign(fma(beta1, m, (1 - beta1) · g)), w)</c>, then <c>m = fma(beta2, m, (1 - beta2) · g)</c>.
/// sign keeps ±0 and NaN. State: m.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LionRule : IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => 1;

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
        var momentum = TLanes.Load(in state, offset);
        var direction = Signs.Of(TLanes.MultiplyAdd(constants.Beta1, momentum, constants.OneMinusBeta1 * gradient));
        PaddedStore.Store(TLanes.MultiplyAdd(constants.Beta2, momentum, constants.OneMinusBeta2 * gradient), ref state, offset, mask, masked);
        return TLanes.MultiplyAdd(constants.NegativeRate, direction, weights);
    }
}
