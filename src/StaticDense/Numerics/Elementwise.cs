using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>Activation functions over buffers in blocks, <c>[channels / 16][capacity][16]</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Elementwise
{
    /// <summary>Applies a function to <c>rows · channels</c> values. Padded lanes of the last panel become +0.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; may be the source.</param>
    /// <param name="rows">Real rows, at most <paramref name="capacity"/>; others are neither read nor written.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="arguments">The function's numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes, TFunction>(
        ref float source, ref float destination, int rows, int channels, int capacity, in ActivationArguments arguments)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IActivationFunction
    {
        var a = arguments;
        nint stride = (nint)capacity * BlockLayout.Width, count = (nint)rows * BlockLayout.Width, start = 0;
        for (; channels >= BlockLayout.Width; channels -= BlockLayout.Width, start += stride)
        {
            for (var i = start; i < start + count; i += TLanes.Count)
                TLanes.Store(TFunction.Forward(TLanes.Load(ref source, i), a), ref destination, i);
        }

        if (channels == 0)
            return;
        for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(channels, offset);
            for (var i = start + offset; i < start + count; i += BlockLayout.Width)
                TLanes.Store(TLanes.And(mask, TFunction.Forward(TLanes.Load(ref source, i), a)), ref destination, i);
        }
    }

    /// <summary>
    /// Multiplies <c>rows · channels</c> gradients by the function's derivatives, in place. Padded lanes of the last panel become +0.
    /// </summary>
    /// <param name="saved">The first of the function's outputs or inputs, as <see cref="IActivationFunction.DerivativeUsesOutput"/> says.</param>
    /// <param name="delta">The first gradient.</param>
    /// <param name="rows">Real rows, at most <paramref name="capacity"/>; others are neither read nor written.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="capacity">The rows that the buffers hold.</param>
    /// <param name="arguments">The function's numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Backward<TLanes, TFunction>(
        ref float saved, ref float delta, int rows, int channels, int capacity, in ActivationArguments arguments)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IActivationFunction
    {
        var a = arguments;
        nint stride = (nint)capacity * BlockLayout.Width, count = (nint)rows * BlockLayout.Width, start = 0;
        for (; channels >= BlockLayout.Width; channels -= BlockLayout.Width, start += stride)
        {
            for (var i = start; i < start + count; i += TLanes.Count)
            {
                var derivative = TFunction.Derivative(TLanes.Load(ref saved, i), a);
                TLanes.Store(TLanes.Load(ref delta, i) * derivative, ref delta, i);
            }
        }

        if (channels == 0)
            return;
        for (var offset = 0; offset < BlockLayout.Width; offset += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(channels, offset);
            for (var i = start + offset; i < start + count; i += BlockLayout.Width)
            {
                var derivative = TFunction.Derivative(TLanes.Load(ref saved, i), a);
                TLanes.Store(TLanes.And(mask, TLanes.Load(ref delta, i) * derivative), ref delta, i);
            }
        }
    }
}
