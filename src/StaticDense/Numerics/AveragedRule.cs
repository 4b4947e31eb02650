using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// A rule with a moving average of the parameters it gives: <c>a = fma(momentum, a, (1 - momentum) · w)</c>, where the momentum is 0 in the
/// first step. In a step that overwrites, the new parameters are the average. State: the rule's own, then a.
/// </summary>
/// <typeparam name="TRule">The optimizer's rule.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AveragedRule<TRule> : IUpdateRule
    where TRule : struct, IUpdateRule
{
    /// <inheritdoc/>
    public static int StateCount => TRule.StateCount + 1;

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
        var updated = TRule.Step(weights, gradient, ref state, stateStride, offset, mask, masked, in constants);
        var place = offset + (TRule.StateCount * stateStride);
        var average = TLanes.MultiplyAdd(constants.AverageMomentum, TLanes.Load(in state, place), constants.OneMinusAverageMomentum * updated);
        PaddedStore.Store(average, ref state, place, mask, masked);
        return TLanes.Select(constants.Overwrites, average, updated);
    }
}
