using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Depthwise
{
    /// <summary>The outputs that are summed at once where all their taps are inside: as many chains hide a multiply-add's latency.</summary>
    private const int Side = 4;

    /// <summary>Where the outputs of one panel of a sample go.</summary>
    /// <param name="rowStep">The floats from one row of outputs to the next.</param>
    /// <param name="columnStep">The floats from one output to the next.</param>
    /// <param name="adds">Whether they are added to what is there.</param>
    private readonly struct PanelTarget(nint rowStep, nint columnStep, bool adds)
    {
        public readonly nint RowStep = rowStep, ColumnStep = columnStep;
        public readonly bool Adds = adds;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store<TLanes>(TLanes sum, ref float destination, nint offset)
            where TLanes : struct, ILanes<TLanes> =>
            TLanes.Store(Adds ? TLanes.Load(in destination, offset) + sum : sum, ref destination, offset);
    }

    /// <summary>
    /// All windows of one panel of a sample: chains <c>fma(x, w, s)</c> from <paramref name="start"/> over the taps inside, row-major, then over copies.
    /// </summary>
    /// <param name="image">The first pixel's block of copy 0.</param>
    /// <param name="copyStride">The floats from one copy of the image to the next.</param>
    /// <param name="copies">The copies.</param>
    /// <param name="kernel">A block for each tap and copy.</param>
    /// <param name="start">One block.</param>
    /// <param name="destination">The first output's block.</param>
    /// <param name="target">Where the others are.</param>
    /// <param name="window">The windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Convolve<TLanes>(
        ref float image, nint copyStride, int copies, ref float kernel, ref float start, ref float destination, PanelTarget target, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        var sums = new TapSums<TLanes>(ref image, copyStride, copies, ref kernel, ref start, in window);

        // Columns of windows from first to end have all their taps inside.
        var first = window.Left > 0 ? (window.Left + window.ColumnStride - 1) / window.ColumnStride : 0;
        var room = window.InputColumns - 1 - ((window.KernelColumns - 1) * window.ColumnDilation) + window.Left;
        var end = Math.Min(room >= 0 ? (room / window.ColumnStride) + 1 : 0, window.OutputColumns);
        for (var outputRow = 0; outputRow < window.OutputRows; outputRow++)
        {
            var rows = window.RowsOf(outputRow);
            var to = outputRow * target.RowStep;
            for (var column = 0; column < window.OutputColumns;)
            {
                if (column >= first && column + Side <= end)
                {
                    sums.StoreFour(rows, (column * window.ColumnStride) - window.Left, ref destination, to, target);
                    column += Side;
                    to += Side * target.ColumnStep;
                }
                else
                {
                    sums.StoreOne(rows, window.ColumnsOf(column), ref destination, to, target);
                    column++;
                    to += target.ColumnStep;
                }
            }
        }
    }

    /// <summary>The sums over the taps of windows.</summary>
    private readonly ref struct TapSums<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly ref float _image, _kernel, _start;
        private readonly nint _copyStride, _width, _rowStep, _columnStep, _nextOutput, _kernelRow, _kernelColumn;
        private readonly int _copies, _columns;

        public TapSums(ref float image, nint copyStride, int copies, ref float kernel, ref float start, in WindowShape window)
        {
            _image = ref image;
            _kernel = ref kernel;
            _start = ref start;
            _copyStride = copyStride;
            _copies = copies;
            _columns = window.KernelColumns;
            _width = (nint)window.InputColumns * BlockLayout.Width;
            _rowStep = window.RowDilation * _width;
            _columnStep = (nint)window.ColumnDilation * BlockLayout.Width;
            _nextOutput = (nint)window.ColumnStride * BlockLayout.Width;
            _kernelColumn = (nint)copies * BlockLayout.Width;
            _kernelRow = _columns * _kernelColumn;
        }

        /// <summary>Four neighbours in a row whose columns of taps are all inside.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void StoreFour(TapRange rows, int column, ref float destination, nint to, PanelTarget target)
        {
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                TLanes s0 = TLanes.Load(in _start, lane), s1 = s0, s2 = s0, s3 = s0;
                var line = (rows.Position * _width) + ((nint)column * BlockLayout.Width) + lane;
                var weight = (rows.First * _kernelRow) + lane;
                for (var row = rows.Count; row > 0; row--, line += _rowStep)
                {
                    var tap = line;
                    for (var remaining = _columns; remaining > 0; remaining--, tap += _columnStep)
                    {
                        var x = tap;
                        for (var copy = _copies; copy > 0; copy--, x += _copyStride, weight += BlockLayout.Width)
                        {
                            var w = TLanes.Load(in _kernel, weight);
                            s0 = TLanes.MultiplyAdd(TLanes.Load(in _image, x), w, s0);
                            s1 = TLanes.MultiplyAdd(TLanes.Load(in _image, x + _nextOutput), w, s1);
                            s2 = TLanes.MultiplyAdd(TLanes.Load(in _image, x + (2 * _nextOutput)), w, s2);
                            s3 = TLanes.MultiplyAdd(TLanes.Load(in _image, x + (3 * _nextOutput)), w, s3);
                        }
                    }
                }

                target.Store(s0, ref destination, to + lane);
                target.Store(s1, ref destination, to + target.ColumnStep + lane);
                target.Store(s2, ref destination, to + (2 * target.ColumnStep) + lane);
                target.Store(s3, ref destination, to + (3 * target.ColumnStep) + lane);
            }
        }

        /// <summary>One window, clipped.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void StoreOne(TapRange rows, TapRange columns, ref float destination, nint to, PanelTarget target)
        {
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var sum = TLanes.Load(in _start, lane);
                var line = (rows.Position * _width) + ((nint)columns.Position * BlockLayout.Width) + lane;
                var kernelLine = (rows.First * _kernelRow) + (columns.First * _kernelColumn) + lane;
                for (var row = rows.Count; row > 0; row--, line += _rowStep, kernelLine += _kernelRow)
                {
                    nint tap = line, weight = kernelLine;
                    for (var remaining = columns.Count; remaining > 0; remaining--, tap += _columnStep)
                    {
                        var x = tap;
                        for (var copy = _copies; copy > 0; copy--, x += _copyStride, weight += BlockLayout.Width)
                            sum = TLanes.MultiplyAdd(TLanes.Load(in _image, x), TLanes.Load(in _kernel, weight), sum);
                    }
                }

                target.Store(sum, ref destination, to + lane);
            }
        }
    }
}
