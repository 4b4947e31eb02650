using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace StaticDense.Numerics;

public static partial class Blocks
{
    private const int TileSize = BlockLayout.Width * BlockLayout.Width;

    /// <summary>
    /// A kernel <c>[units / 16][inputs][16]</c> into <c>[inputs / 16][units][16]</c>, padded lanes +0: what the input gradient
    /// multiplies by. Tile by tile of 16 · 16, each contiguous on both sides.
    /// </summary>
    /// <param name="kernel">Blocks of the kernel [inputs, units].</param>
    /// <param name="transposed">Blocks of the transposed kernel [units, inputs]; does not overlap.</param>
    /// <param name="inputs">The kernel's rows.</param>
    /// <param name="units">The kernel's columns.</param>
    /// <param name="part">The blocks of 16 inputs to write.</param>
    public static void Transpose<TLanes>(ref float kernel, ref float transposed, int inputs, int units, WorkPart part)
        where TLanes : struct, ILanes<TLanes> =>
        TransposeTaps<TLanes>(ref kernel, ref transposed, 1, inputs, units, part);

    /// <summary>
    /// A convolution's kernel <c>[outputs / 16][taps · inputs][16]</c> into <c>[inputs / 16][taps · outputs][16]</c>, each tap's matrix transposed and the
    /// taps in reverse, tap t at place <c>taps - 1 - t</c>; padded lanes +0: the kernel whose convolution with the outputs' gradient is the
    /// inputs' gradient.
    /// </summary>
    /// <param name="kernel">Blocks of the kernel [taps, inputs, outputs].</param>
    /// <param name="transposed">Blocks of the kernel [taps, outputs, inputs]; does not overlap.</param>
    /// <param name="taps">The taps.</param>
    /// <param name="inputs">The channels that the convolution reads.</param>
    /// <param name="outputs">The channels that it writes.</param>
    /// <param name="part">The blocks of 16 inputs to write.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void TransposeTaps<TLanes>(ref float kernel, ref float transposed, int taps, int inputs, int outputs, WorkPart part)
        where TLanes : struct, ILanes<TLanes>
    {
        // Where only a part of a tile exists, it passes through a whole one on the stack.
        Span<float> inputTile = stackalloc float[TileSize], outputTile = stackalloc float[TileSize];
        ref var inputPart = ref MemoryMarshal.GetReference(inputTile);
        ref var outputPart = ref MemoryMarshal.GetReference(outputTile);
        if (inputs % BlockLayout.Width != 0)
            inputTile[(inputs % BlockLayout.Width * BlockLayout.Width)..].Clear();
        var end = Math.Min(part.End * BlockLayout.Width, inputs);
        for (var input = part.First * BlockLayout.Width; input < end; input += BlockLayout.Width)
        {
            var rows = Math.Min(BlockLayout.Width, inputs - input);
            ref var panel = ref Unsafe.Add(ref transposed, (nint)input * taps * outputs);
            for (var output = 0; output < outputs; output += BlockLayout.Width)
            {
                var columns = Math.Min(BlockLayout.Width, outputs - output);
                for (var tap = 0; tap < taps; tap++)
                {
                    var row = ((nint)tap * inputs) + input;
                    scoped ref var from = ref Unsafe.Add(ref kernel, ((nint)output * taps * inputs) + (row * BlockLayout.Width));
                    ref var to = ref Unsafe.Add(ref panel, ((nint)(taps - 1 - tap) * outputs + output) * BlockLayout.Width);
                    if (rows < BlockLayout.Width)
                    {
                        // The rest of the tile stays zero: only the last panel of inputs comes here, always with these rows.
                        CopyFloats(ref from, ref inputPart, rows * BlockLayout.Width);
                        from = ref inputPart;
                    }

                    if (columns < BlockLayout.Width)
                    {
                        TransposeTile<TLanes>(ref from, ref outputPart, columns);
                        CopyFloats(ref outputPart, ref to, columns * BlockLayout.Width);
                    }
                    else
                    {
                        TransposeTile<TLanes>(ref from, ref to, BlockLayout.Width);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFloats(ref float source, ref float destination, int count) =>
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<float, byte>(ref destination), ref Unsafe.As<float, byte>(ref source), (uint)count * sizeof(float));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void TransposeTile<TLanes>(ref float from, ref float to, int columns = BlockLayout.Width)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Count == 16 && Avx512F.IsSupported)
        {
            for (nint column = 0; column < columns; column += 4)
                Transpose16x4(ref Unsafe.Add(ref from, column), ref Unsafe.Add(ref to, column * BlockLayout.Width));
        }
        else if (TLanes.Count >= 8 && Avx.IsSupported)
        {
            for (nint row = 0; row < BlockLayout.Width; row += 8)
            {
                for (nint column = 0; column < columns; column += 4)
                    Transpose8x4(ref Unsafe.Add(ref from, (row * BlockLayout.Width) + column), ref Unsafe.Add(ref to, (column * BlockLayout.Width) + row));
            }
        }
        else if (TLanes.Count >= 4 && (Sse.IsSupported || AdvSimd.Arm64.IsSupported))
        {
            for (nint row = 0; row < BlockLayout.Width; row += 4)
            {
                for (nint column = 0; column < columns; column += 4)
                    Transpose4x4(ref Unsafe.Add(ref from, (row * BlockLayout.Width) + column), ref Unsafe.Add(ref to, (column * BlockLayout.Width) + row));
            }
        }
        else
        {
            for (nint row = 0; row < BlockLayout.Width; row++)
            {
                for (nint column = 0; column < columns; column++)
                    Unsafe.Add(ref to, (column * BlockLayout.Width) + row) = Unsafe.Add(ref from, (row * BlockLayout.Width) + column);
            }
        }
    }

    // Quarter q of vector j holds four columns of row 4q + j. So the quarters come together while loading, and what is left to
    // shuffle is a transposition of 4 · 4 inside each quarter.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose16x4(ref float from, ref float to)
    {
        Vector512<float> a = Quarters(ref from, 0), b = Quarters(ref from, 1), c = Quarters(ref from, 2), d = Quarters(ref from, 3);
        Vector512<double> abLow = Avx512F.UnpackLow(a, b).AsDouble(), abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
        Vector512<double> cdLow = Avx512F.UnpackLow(c, d).AsDouble(), cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
        Avx512F.UnpackLow(abLow, cdLow).AsSingle().StoreUnsafe(ref to, 0);
        Avx512F.UnpackHigh(abLow, cdLow).AsSingle().StoreUnsafe(ref to, 16);
        Avx512F.UnpackLow(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, 32);
        Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref float from, int row)
    {
        var quarters = Vector128.LoadUnsafe(ref from, (nuint)(row * 16)).ToVector256Unsafe().ToVector512Unsafe();
        quarters = Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, (nuint)((row + 4) * 16)), 1);
        quarters = Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, (nuint)((row + 8) * 16)), 2);
        return Avx512F.InsertVector128(quarters, Vector128.LoadUnsafe(ref from, (nuint)((row + 12) * 16)), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8x4(ref float from, ref float to)
    {
        Vector256<float> a = Halves(ref from, 0), b = Halves(ref from, 1), c = Halves(ref from, 2), d = Halves(ref from, 3);
        Vector256<double> abLow = Avx.UnpackLow(a, b).AsDouble(), abHigh = Avx.UnpackHigh(a, b).AsDouble();
        Vector256<double> cdLow = Avx.UnpackLow(c, d).AsDouble(), cdHigh = Avx.UnpackHigh(c, d).AsDouble();
        Avx.UnpackLow(abLow, cdLow).AsSingle().StoreUnsafe(ref to, 0);
        Avx.UnpackHigh(abLow, cdLow).AsSingle().StoreUnsafe(ref to, 16);
        Avx.UnpackLow(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, 32);
        Avx.UnpackHigh(abHigh, cdHigh).AsSingle().StoreUnsafe(ref to, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(ref float from, int row) =>
        Avx.InsertVector128(Vector128.LoadUnsafe(ref from, (nuint)(row * 16)).ToVector256Unsafe(), Vector128.LoadUnsafe(ref from, (nuint)((row + 4) * 16)), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(ref float from, ref float to)
    {
        Vector128<float> a = Vector128.LoadUnsafe(ref from, 0), b = Vector128.LoadUnsafe(ref from, 16);
        Vector128<float> c = Vector128.LoadUnsafe(ref from, 32), d = Vector128.LoadUnsafe(ref from, 48);
        Vector128<float> abLow = ZipLow(a, b), abHigh = ZipHigh(a, b), cdLow = ZipLow(c, d), cdHigh = ZipHigh(c, d);
        Vector128.Create(abLow.GetLower(), cdLow.GetLower()).StoreUnsafe(ref to, 0);
        Vector128.Create(abLow.GetUpper(), cdLow.GetUpper()).StoreUnsafe(ref to, 16);
        Vector128.Create(abHigh.GetLower(), cdHigh.GetLower()).StoreUnsafe(ref to, 32);
        Vector128.Create(abHigh.GetUpper(), cdHigh.GetUpper()).StoreUnsafe(ref to, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackLow(left, right) : AdvSimd.Arm64.ZipLow(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackHigh(left, right) : AdvSimd.Arm64.ZipHigh(left, right);
}
