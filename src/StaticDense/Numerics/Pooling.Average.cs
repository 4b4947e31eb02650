using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Pooling
{
    /// <summary>
    /// The mean of each window's taps inside the image: a chain of additions from +0, taps row-major, divided by their number.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="destination">The first output; not the source.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <param name="window">The windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AverageForward<TLanes>(
        ref float source, ref float destination, int samples, int channels, int sourceCapacity, int destinationCapacity, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            ref var from = ref Unsafe.Add(ref source, panel * sourceCapacity * BlockLayout.Width);
            ref var to = ref Unsafe.Add(ref destination, panel * destinationCapacity * BlockLayout.Width);
            if (window.IsHalving)
                AverageOfSquares<TLanes>(ref from, ref to, samples, in window);
            else
                AverageOfWindows<TLanes>(ref from, ref to, samples, in window);
        }
    }

    /// <summary>
    /// The gradient of <see cref="AverageForward{TLanes}"/>: starting from +0, outputs in row-major order add their gradient, divided by the number of
    /// their taps inside, to each of them.
    /// </summary>
    /// <param name="delta">The first gradient with respect to the outputs.</param>
    /// <param name="sourceDelta">The first gradient with respect to the inputs. Overwritten in all the samples' rows.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="channels">The size of the last axis.</param>
    /// <param name="sourceCapacity">The rows that a panel of the inputs' gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the outputs' gradient holds.</param>
    /// <param name="window">The windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AverageBackward<TLanes>(
        ref float delta, ref float sourceDelta, int samples, int channels, int sourceCapacity, int destinationCapacity, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nint panel = 0; panel < BlockLayout.Panels(channels); panel++)
        {
            ref var from = ref Unsafe.Add(ref delta, panel * destinationCapacity * BlockLayout.Width);
            ref var to = ref Unsafe.Add(ref sourceDelta, panel * sourceCapacity * BlockLayout.Width);
            var gradient = new AverageGradient<TLanes>(ref from, ref to, in window);
            SpreadWindows<TLanes, AverageGradient<TLanes>>(gradient, ref to, samples, in window);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AverageOfSquares<TLanes>(ref float source, ref float destination, int samples, in WindowShape window)
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
                        var sum = TLanes.Zero + TLanes.Load(in source, upper + lane);
                        sum += TLanes.Load(in source, upper + lane + BlockLayout.Width);
                        sum += TLanes.Load(in source, lower + lane);
                        sum += TLanes.Load(in source, lower + lane + BlockLayout.Width);

                        // A quarter is exact: the product is the quotient.
                        TLanes.Store(sum * TLanes.Broadcast(0.25f), ref destination, to + lane);
                    }

                    upper += 2 * BlockLayout.Width;
                    lower += 2 * BlockLayout.Width;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AverageOfWindows<TLanes>(ref float source, ref float destination, int samples, in WindowShape window)
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
                    var count = TLanes.Broadcast(rows.Count * columns.Count);
                    for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    {
                        var sum = TLanes.Zero;
                        var first = corner + lane;
                        for (var row = rows.Count; row > 0; row--, first += rowStep)
                        {
                            var tap = first;
                            for (var column = columns.Count; column > 0; column--, tap += columnStep)
                                sum += TLanes.Load(in source, tap);
                        }

                        TLanes.Store(sum / count, ref destination, to + lane);
                    }
                }
            }
        }
    }

    /// <summary>Gives each tap the same share of its window's gradient.</summary>
    private readonly ref struct AverageGradient<TLanes> : IWindowGradient
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly ref float _delta, _sourceDelta;
        private readonly nint _rowStep, _columnStep;

        public AverageGradient(ref float delta, ref float sourceDelta, in WindowShape window)
        {
            _delta = ref delta;
            _sourceDelta = ref sourceDelta;
            _rowStep = (nint)window.RowDilation * window.InputColumns * BlockLayout.Width;
            _columnStep = (nint)window.ColumnDilation * BlockLayout.Width;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Write(nint output, nint corner, int rows, int columns) => WriteTaps(output, corner, rows, columns, adds: false);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(nint output, nint corner, int rows, int columns) => WriteTaps(output, corner, rows, columns, adds: true);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void WriteTaps(nint output, nint corner, int rows, int columns, bool adds)
        {
            var count = TLanes.Broadcast(rows * columns);
            for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
            {
                // A sum from +0: a gradient of -0 becomes +0.
                var share = (TLanes.Load(in _delta, output + lane) / count) + TLanes.Zero;
                var first = corner + lane;
                for (var row = rows; row > 0; row--, first += _rowStep)
                {
                    var tap = first;
                    for (var column = columns; column > 0; column--, tap += _columnStep)
                        TLanes.Store(adds ? TLanes.Load(in _sourceDelta, tap) + share : share, ref _sourceDelta, tap);
                }
            }
        }
    }
}
