using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Pooling over windows of images in blocks, <c>[channels / 16][capacity][16]</c> with row <c>(sample · height + y) · width + x</c>. Windows are
/// clipped: taps outside the image do not exist. Each window has a tap inside. Padded lanes are +0 in sources and become +0 in
/// destinations.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Pooling
{
    /// <summary>The IEEE maximum of each window: NaN wins, -0 is below +0.</summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; not the source.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <param name="window">The windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MaxForward<TLanes>(
        ref float source, ref float destination, int samples, int channels, int sourceCapacity, int destinationCapacity, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            ref var from = ref Unsafe.Add(ref source, panel * sourceCapacity * BlockLayout.Width);
            ref var to = ref Unsafe.Add(ref destination, panel * destinationCapacity * BlockLayout.Width);
            if (window.IsHalving)
                MaxOfSquares<TLanes>(ref from, ref to, samples, in window);
            else
                MaxOfWindows<TLanes>(ref from, ref to, samples, in window);
        }
    }

    /// <summary>
    /// The gradient of <see cref="MaxForward{TLanes}"/>: starting from +0, outputs in row-major order add their gradient to the first (row-major) tap that
    /// equals the maximum, or, where the maximum is NaN, to the first NaN.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="output">The first maximum.</param>
    /// <param name="delta">The first gradient with respect to the maxima.</param>
    /// <param name="sourceDelta">The first gradient with respect to the inputs. Overwritten in all the samples' rows.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source and its gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the maxima and their gradient holds.</param>
    /// <param name="window">The windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MaxBackward<TLanes>(
        ref float source,
        ref float output,
        ref float delta,
        ref float sourceDelta,
        int samples,
        int channels,
        int sourceCapacity,
        int destinationCapacity,
        in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            nint inputs = panel * sourceCapacity * BlockLayout.Width, outputs = panel * destinationCapacity * BlockLayout.Width;
            var gradient = new MaxGradient<TLanes>(
                ref Unsafe.Add(ref source, inputs), ref Unsafe.Add(ref output, outputs), ref Unsafe.Add(ref delta, outputs), ref Unsafe.Add(ref sourceDelta, inputs), in window);
            SpreadWindows<TLanes, MaxGradient<TLanes>>(gradient, ref Unsafe.Add(ref sourceDelta, inputs), samples, in window);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MaxOfSquares<TLanes>(ref float source, ref float destination, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        nint width = (nint)window.InputColumns * BlockLayout.Width, outputWidth = (nint)window.OutputColumns * BlockLayout.Width, to = 0;
        for (nint sample = 0; sample < samples; sample++)
        {
            var corner = sample * window.InputPositions * BlockLayout.Width;
            for (var row = 0; row < window.OutputRows; row++, corner += 2 * width)
            {
                nint upper = corner, lower = corner + width;
                for (var end = to + outputWidth; to < end; to += BlockLayout.Width)
                {
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var max = TLanes.Max(
                            TLanes.Load(in source, upper + lane),
                            TLanes.Load(in source, upper + lane + BlockLayout.Width),
                            TLanes.Load(in source, lower + lane),
                            TLanes.Load(in source, lower + lane + BlockLayout.Width));
                        TLanes.Store(max, ref destination, to + lane);
                    }

                    upper += 2 * BlockLayout.Width;
                    lower += 2 * BlockLayout.Width;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MaxOfWindows<TLanes>(ref float source, ref float destination, int samples, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        nint rowStep = (nint)window.RowDilation * window.InputColumns * BlockLayout.Width, columnStep = (nint)window.ColumnDilation * BlockLayout.Width, to = 0;
        for (nint sample = 0; sample < samples; sample++)
        {
            for (var outputRow = 0; outputRow < window.OutputRows; outputRow++)
            {
                var rows = window.RowsOf(outputRow);
                var line = ((sample * window.InputRows) + rows.Position) * window.InputColumns;
                for (var outputColumn = 0; outputColumn < window.OutputColumns; outputColumn++, to += BlockLayout.Width)
                {
                    var columns = window.ColumnsOf(outputColumn);
                    var corner = (line + columns.Position) * BlockLayout.Width;
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var max = TLanes.Broadcast(float.NegativeInfinity);
                        var first = corner + lane;
                        for (var row = rows.Count; row > 0; row--, first += rowStep)
                        {
                            var tap = first;
                            for (var column = columns.Count; column > 0; column--, tap += columnStep)
                                max = TLanes.Max(max, TLanes.Load(in source, tap));
                        }

                        TLanes.Store(max, ref destination, to + lane);
                    }
                }
            }
        }
    }

    /// <summary>Gives each window's gradient to its first largest tap.</summary>
    private readonly ref struct MaxGradient<TLanes> : IWindowGradient
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly ref float _source, _output, _delta, _sourceDelta;
        private readonly nint _rowStep, _columnStep;

        public MaxGradient(ref float source, ref float output, ref float delta, ref float sourceDelta, in WindowShape window)
        {
            _source = ref source;
            _output = ref output;
            _delta = ref delta;
            _sourceDelta = ref sourceDelta;
            _rowStep = (nint)window.RowDilation * window.InputColumns * BlockLayout.Width;
            _columnStep = (nint)window.ColumnDilation * BlockLayout.Width;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(nint output, nint corner, int rows, int columns)
        {
            if (rows == 2 && columns == 2)
            {
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    var max = TLanes.Load(in _output, output + lane);
                    var left = TLanes.Load(in _delta, output + lane) + TLanes.Zero;
                    nint upper = corner + lane, lower = upper + _rowStep;
                    TLanes.Store(Take(max, upper, ref left), ref _sourceDelta, upper);
                    TLanes.Store(Take(max, upper + _columnStep, ref left), ref _sourceDelta, upper + _columnStep);
                    TLanes.Store(Take(max, lower, ref left), ref _sourceDelta, lower);
                    TLanes.Store(Take(max, lower + _columnStep, ref left), ref _sourceDelta, lower + _columnStep);
                }
            }
            else
            {
                WriteTaps(output, corner, rows, columns, adds: false);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(nint output, nint corner, int rows, int columns) => WriteTaps(output, corner, rows, columns, adds: true);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void WriteTaps(nint output, nint corner, int rows, int columns, bool adds)
        {
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                var max = TLanes.Load(in _output, output + lane);

                // A sum from +0: a gradient of -0 becomes +0.
                var left = TLanes.Load(in _delta, output + lane) + TLanes.Zero;
                var first = corner + lane;
                for (var row = rows; row > 0; row--, first += _rowStep)
                {
                    var tap = first;
                    for (var column = columns; column > 0; column--, tap += _columnStep)
                    {
                        var share = Take(max, tap, ref left);
                        TLanes.Store(adds ? TLanes.Load(in _sourceDelta, tap) + share : share, ref _sourceDelta, tap);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TLanes Take(TLanes max, nint tap, ref TLanes left) => FirstMaximum.Take(TLanes.Load(in _source, tap), max, ref left);
    }
}
