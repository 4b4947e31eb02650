using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>Activation functions over buffers in blocks, <c>[channels / 16][capacity][16]</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Elementwise
{
    /// <summary>Up to so many channels it is less work to bring sixteen rows of one together than to compute all lanes of each row.</summary>
    private const int FewChannels = 2;

    /// <summary>The floats of sixteen rows of a panel.</summary>
    private const int TileCount = BlockLayout.Width * BlockLayout.Width;

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
        if (channels <= FewChannels)
        {
            for (; count >= TileCount; start += TileCount, count -= TileCount)
                ForwardColumns<TLanes, TFunction>(ref Unsafe.Add(ref source, start), ref Unsafe.Add(ref destination, start), channels, in a);
        }

        // Half a panel wants vectors of no more than half its width.
        if (TLanes.Count == BlockLayout.Width && channels <= Lanes256.Count)
            ForwardLast<Lanes256, TFunction>(ref Unsafe.Add(ref source, start), ref Unsafe.Add(ref destination, start), count, channels, in a);
        else
            ForwardLast<TLanes, TFunction>(ref Unsafe.Add(ref source, start), ref Unsafe.Add(ref destination, start), count, channels, in a);
    }

    /// <summary>A function of a last panel that is not full; padded lanes become +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardLast<TLanes, TFunction>(ref float source, ref float destination, nint count, int channels, in ActivationArguments arguments)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IActivationFunction
    {
        var a = arguments;
        nint offset = 0;
        for (; offset < channels; offset += TLanes.Count)
        {
            var mask = PaddedLanes.Mask<TLanes>(channels, (int)offset);
            for (var i = offset; i < count; i += BlockLayout.Width)
                TLanes.Store(TLanes.And(mask, TFunction.Forward(TLanes.Load(ref source, i), a)), ref destination, i);
        }

        for (; offset < BlockLayout.Width; offset += TLanes.Count)
        {
            for (var i = offset; i < count; i += BlockLayout.Width)
                TLanes.Store(TLanes.Zero, ref destination, i);
        }
    }

    /// <summary>A function of the few channels of sixteen rows, each channel's values side by side; padded lanes become +0.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ForwardColumns<TLanes, TFunction>(ref float source, ref float destination, int channels, in ActivationArguments arguments)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IActivationFunction
    {
        Span<float> columns = stackalloc float[FewChannels * BlockLayout.Width];
        ref var values = ref MemoryMarshal.GetReference(columns);
        for (nint channel = 0; channel < channels; channel++)
        {
            for (nint row = 0; row < BlockLayout.Width; row++)
                Unsafe.Add(ref values, (channel * BlockLayout.Width) + row) = Unsafe.Add(ref source, (row * BlockLayout.Width) + channel);
        }

        for (nint i = 0; i < channels * BlockLayout.Width; i += TLanes.Count)
            TLanes.Store(TFunction.Forward(TLanes.Load(in values, i), arguments), ref values, i);
        for (nint i = 0; i < TileCount; i += TLanes.Count)
            TLanes.Store(TLanes.Zero, ref destination, i);
        for (nint channel = 0; channel < channels; channel++)
        {
            for (nint row = 0; row < BlockLayout.Width; row++)
                Unsafe.Add(ref destination, (row * BlockLayout.Width) + channel) = Unsafe.Add(ref values, (channel * BlockLayout.Width) + row);
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
