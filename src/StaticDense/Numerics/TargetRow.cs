using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// The row-major targets of one row after the other, readable in whole vectors: where a row's last block would reach behind the
/// targets' end, its values are copied first. What stands in that block's padded lanes is arbitrary and has to be masked.
/// </summary>
internal ref struct TargetRow
{
    private readonly ref float _first;
    private readonly int _channels;
    private readonly int _full;
    private readonly int _wide;
    private Vector512<float> _copy;

    public TargetRow(ref float first, int rows, int channels)
    {
        _first = ref first;
        _channels = channels;
        _full = channels / BlockLayout.Width * BlockLayout.Width;
        _wide = channels == _full ? rows : BlockLayout.WideRows(rows, channels);
    }

    /// <summary>The first target of a row; its filled blocks follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref float First(int row) => ref Unsafe.Add(ref _first, (nint)row * _channels);

    /// <summary>Whether a row's last block can be read where it stands; otherwise <see cref="Copy"/> has to come before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsWide(int row) => row < _wide;

    /// <summary>Copies a row's last block.</summary>
    public void Copy(int row)
    {
        for (var lane = 0; lane < _channels - _full; lane++)
            Unsafe.Add(ref Unsafe.As<Vector512<float>, float>(ref _copy), lane) = Unsafe.Add(ref First(row), _full + lane);
    }

    /// <summary>A vector of a row's last block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Tail<TLanes>(int row, int lane)
        where TLanes : struct, ILanes<TLanes> =>
        row < _wide ? TLanes.Load(in First(row), _full + lane) : TLanes.Load(in Unsafe.As<Vector512<float>, float>(ref _copy), lane);
}
