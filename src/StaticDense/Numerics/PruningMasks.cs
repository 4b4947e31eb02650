using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StaticDense.Numerics;

/// <summary>
/// The masks of one kernel, a bit for each weight, as its storage <c>[channels / 16][positions][16]</c> has them: 16 bits a row. All memory is allocated with the masks.
/// </summary>
internal sealed class PruningMasks
{
    private const int Lanes = 16, Groups = 3;

    // Magnitudes are 31 bits: the number of a float without its sign grows with it. Groups of bits from the top: 11, 10 and 10.
    private const int GroupSize = 1 << 11;

    private readonly int _offset, _positions, _channels;
    private readonly ushort[] _rows;
    private readonly float[]? _scores;
    private readonly int[] _counts = new int[GroupSize];

    /// <summary>Masks that keep everything.</summary>
    /// <param name="tensor">The kernel.</param>
    /// <param name="isBlocked">Whether rows are kept or not as a whole.</param>
    public PruningMasks(ParameterTensor tensor, bool isBlocked)
    {
        (_offset, _positions, _channels) = (tensor.Offset, tensor.Positions, tensor.Channels);
        _rows = new ushort[tensor.StorageCount / Lanes];
        _scores = isBlocked ? new float[_rows.Length] : null;
        Count = tensor.Count;
        for (var row = 0; row < _rows.Length; row++)
            _rows[row] = (ushort)((1 << LanesOf(row)) - 1);
        Kept = Count;
    }

    /// <summary>The number of weights.</summary>
    public int Count { get; }

    /// <summary>How many the masks keep.</summary>
    public int Kept { get; private set; }

    /// <summary>Makes the masks anew from the weights' magnitudes.</summary>
    /// <param name="storage">All parameters.</param>
    /// <param name="sparsity">The share that becomes zero.</param>
    public void Update(ReadOnlySpan<float> storage, double sparsity)
    {
        var weights = storage.Slice(_offset, _rows.Length * Lanes);
        if (_scores is null)
            UpdateWeights(weights, sparsity);
        else
            UpdateBlocks(weights, _scores, sparsity);
    }

    /// <summary>Sets the weights that the masks do not keep to +0.</summary>
    /// <param name="storage">All parameters.</param>
    public void Apply(Span<float> storage)
    {
        var low = Vector256.Create(1u, 2, 4, 8, 16, 32, 64, 128);
        var high = low << 8;
        ref var start = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<float, uint>(storage.Slice(_offset, _rows.Length * Lanes)));
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_rows[row] == ushort.MaxValue)
                continue;
            var mask = Vector256.Create((uint)_rows[row]);
            ref var weights = ref Unsafe.Add(ref start, row * Lanes);
            (Vector256.LoadUnsafe(ref weights) & Vector256.Equals(mask & low, low)).StoreUnsafe(ref weights);
            (Vector256.LoadUnsafe(ref weights, Lanes / 2) & Vector256.Equals(mask & high, high)).StoreUnsafe(ref weights, Lanes / 2);
        }
    }

    /// <summary>The number that stays of so many.</summary>
    private static int Remaining(int count, double sparsity) => Math.Max((int)Math.Round(count * (1 - sparsity), MidpointRounding.ToEven), 1);

    private static uint Magnitude(float value) => BitConverter.SingleToUInt32Bits(value) & int.MaxValue;

    private void UpdateWeights(ReadOnlySpan<float> weights, double sparsity)
    {
        var threshold = Largest(weights, Lanes, Remaining(Count, sparsity));
        Kept = 0;
        for (var row = 0; row < _rows.Length; row++)
        {
            var mask = 0;
            for (var lane = 0; lane < LanesOf(row); lane++)
                mask |= Magnitude(weights[(row * Lanes) + lane]) >= threshold ? 1 << lane : 0;
            _rows[row] = (ushort)mask;
            Kept += BitOperations.PopCount((uint)mask);
        }
    }

    private void UpdateBlocks(ReadOnlySpan<float> weights, Span<float> scores, double sparsity)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            var (sum, lanes) = (0f, LanesOf(row));
            for (var lane = 0; lane < lanes; lane++)
                sum += MathF.Abs(weights[(row * Lanes) + lane]);
            scores[row] = sum / lanes;
        }

        var threshold = Largest(scores, 1, Remaining(scores.Length, sparsity));
        Kept = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            var lanes = Magnitude(scores[row]) >= threshold ? LanesOf(row) : 0;
            _rows[row] = (ushort)((1 << lanes) - 1);
            Kept += lanes;
        }
    }

    /// <summary>The real lanes of a row: all but in the last panel.</summary>
    private int LanesOf(int row) => Math.Min(Lanes, _channels - (row / _positions * Lanes));

    /// <summary>
    /// The magnitude of the k-th largest value, as a number: found from the top, a group of bits at a time, by counting how often each
    /// value of the group occurs among the numbers whose higher bits are known.
    /// </summary>
    /// <param name="values">Rows of values.</param>
    /// <param name="rowLength">The length of a row; with 16 padded lanes are left out.</param>
    /// <param name="k">From 1 on.</param>
    private uint Largest(ReadOnlySpan<float> values, int rowLength, int k)
    {
        var found = 0u;
        var shift = 31;
        for (var group = 0; group < Groups; group++)
        {
            var width = group == 0 ? 11 : 10;
            var known = shift;
            shift -= width;
            Array.Clear(_counts);
            for (var row = 0; row < _rows.Length; row++)
            {
                var lanes = rowLength == 1 ? 1 : LanesOf(row);
                for (var lane = 0; lane < lanes; lane++)
                {
                    var number = Magnitude(values[(row * rowLength) + lane]);
                    if (number >> known == found >> known)
                        _counts[(number >> shift) & ((1u << width) - 1)]++;
                }
            }

            var digit = (1 << width) - 1;
            for (; _counts[digit] < k; digit--)
                k -= _counts[digit];
            found |= (uint)digit << shift;
        }

        return found;
    }
}
