using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// One optimizer's formula for a vector of parameters. The state's pieces stand <c>stateStride</c> floats apart, each laid out as
/// the parameters. In the formulas <c>fma(a, b, c)</c> is <see cref="ILanes{TSelf}.MultiplyAdd"/>; every other operation is rounded
/// by itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpdateRule
{
    /// <summary>The number of state values for each parameter.</summary>
    static abstract int StateCount { get; }

    /// <summary>Updates the state in memory and returns the new parameters, which the caller masks and stores.</summary>
    /// <param name="weights">The parameters, decayed where decay is decoupled.</param>
    /// <param name="gradient">Their gradient, penalties included, clipped.</param>
    /// <param name="state">The first piece of state, at the panel's start.</param>
    /// <param name="stateStride">The floats from one piece of state to the next.</param>
    /// <param name="offset">The vector's place behind the panel's start.</param>
    /// <param name="mask">Ones in the real lanes.</param>
    /// <param name="masked">Whether there are padded lanes; a literal, so that whole panels carry no masks.</param>
    /// <param name="constants">The step's numbers.</param>
    static abstract TLanes Step<TLanes>(
        TLanes weights,
        TLanes gradient,
        ref float state,
        nint stateStride,
        nint offset,
        TLanes mask,
        bool masked,
        in UpdateConstants<TLanes> constants)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Stores to panels that may have padded lanes.</summary>
internal static class PaddedStore
{
    /// <summary>Stores a vector with its padded lanes set to +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TLanes>(TLanes value, ref float destination, nint offset, TLanes mask, bool masked)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Store(masked ? TLanes.And(value, mask) : value, ref destination, offset);
}
