using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Depthwise
{
    /// <summary>
    /// The gradient of the kernel: chains <c>fma(x, delta, s)</c> from +0 over samples, then outputs row-major, whose tap is inside the image.
    /// </summary>
    /// <param name="source">The first input of the forward pass.</param>
    /// <param name="delta">The first gradient with respect to the outputs.</param>
    /// <param name="gradient">The first weight's gradient, laid out as the kernel. Overwritten; padded lanes become +0.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputChannels">The input channels.</param>
    /// <param name="outputChannels">The output channels.</param>
    /// <param name="groups">The groups; they divide both.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of delta holds.</param>
    /// <param name="window">The windows.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> floats, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void KernelGradient<TLanes>(
        ref float source,
        ref float delta,
        ref float gradient,
        int samples,
        int inputChannels,
        int outputChannels,
        int groups,
        int sourceCapacity,
        int destinationCapacity,
        in WindowShape window,
        ref float scratch)
        where TLanes : struct, ILanes<TLanes>
    {
        var copies = inputChannels / groups;
        var isPlain = IsPlain(inputChannels, outputChannels, groups);
        nint weights = (nint)window.Taps * copies * BlockLayout.Width, copyStride = window.InputPositions * BlockLayout.Width;
        for (var panel = 0; panel < BlockLayout.Panels(outputChannels); panel++)
        {
            // The sums wait in the gradient from one sample to the next.
            ref var sums = ref Unsafe.Add(ref gradient, panel * weights);
            for (nint i = 0; i < weights; i += TLanes.Count)
                TLanes.Store(TLanes.Zero, ref sums, i);
            for (nint sample = 0; sample < samples; sample++)
            {
                var row = sample * window.InputPositions;
                ref var image = ref scratch;
                if (isPlain)
                    image = ref Unsafe.Add(ref source, (((nint)panel * sourceCapacity) + row) * BlockLayout.Width);
                else
                    ExpandInputs<TLanes>(ref Unsafe.Add(ref source, row * BlockLayout.Width), ref scratch, panel, copies, outputChannels, groups, sourceCapacity, window.InputPositions);
                ref var from = ref Unsafe.Add(ref delta, (((nint)panel * destinationCapacity) + (sample * window.OutputPositions)) * BlockLayout.Width);
                for (var copy = 0; copy < copies; copy++)
                    AddTaps<TLanes>(ref Unsafe.Add(ref image, copy * copyStride), ref from, ref Unsafe.Add(ref sums, copy * BlockLayout.Width), copies, in window);
            }
        }
    }

    /// <summary>Adds one panel of a sample to the sums of all taps, three taps of a row at a time where there are as many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddTaps<TLanes>(ref float image, ref float delta, ref float sums, int copies, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        var tapStep = (nint)copies * BlockLayout.Width;
        nint sum = 0;
        for (var row = 0; row < window.KernelRows; row++)
        {
            for (var column = 0; column < window.KernelColumns;)
            {
                var taps = window.KernelColumns - column >= 3 ? 3 : 1;
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                {
                    if (taps == 3)
                        AddThree<TLanes>(ref Unsafe.Add(ref image, lane), ref Unsafe.Add(ref delta, lane), ref Unsafe.Add(ref sums, sum + lane), tapStep, row, column, in window);
                    else
                        AddOne<TLanes>(ref Unsafe.Add(ref image, lane), ref Unsafe.Add(ref delta, lane), ref Unsafe.Add(ref sums, sum + lane), row, column, in window);
                }

                column += taps;
                sum += taps * tapStep;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddOne<TLanes>(ref float image, ref float delta, ref float sum, int kernelRow, int kernelColumn, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = OutputsOf(window.RowStride, window.Top - (kernelRow * window.RowDilation), window.InputRows, window.OutputRows);
        var tap = new TapOutputs(kernelColumn, in window);
        var total = TLanes.Load(in sum, 0);
        for (var row = rows.First; row < rows.End; row++)
        {
            var line = Line(row, kernelRow, in window);
            total = tap.Add(total, ref image, ref delta, line, (nint)row * window.OutputColumns, tap.First, tap.End);
        }

        TLanes.Store(total, ref sum, 0);
    }

    /// <summary>Three neighbouring taps read the same delta: three chains at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddThree<TLanes>(
        ref float image, ref float delta, ref float sums, nint tapStep, int kernelRow, int kernelColumn, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        var rows = OutputsOf(window.RowStride, window.Top - (kernelRow * window.RowDilation), window.InputRows, window.OutputRows);
        TapOutputs left = new(kernelColumn, in window), middle = new(kernelColumn + 1, in window), right = new(kernelColumn + 2, in window);

        // The outputs that all three reach from inside. What lies left of the right tap's image lies left of the others'.
        var first = Math.Max(left.First, Math.Max(middle.First, right.First));
        var end = Math.Max(first, Math.Min(left.End, Math.Min(middle.End, right.End)));
        nint step = (nint)window.ColumnStride * BlockLayout.Width, next = (nint)window.ColumnDilation * BlockLayout.Width;
        TLanes a = TLanes.Load(in sums, 0), b = TLanes.Load(in sums, tapStep), c = TLanes.Load(in sums, 2 * tapStep);
        for (var row = rows.First; row < rows.End; row++)
        {
            nint line = Line(row, kernelRow, in window), outputs = (nint)row * window.OutputColumns;
            a = left.Add(a, ref image, ref delta, line, outputs, left.First, Math.Min(first, left.End));
            b = middle.Add(b, ref image, ref delta, line, outputs, middle.First, Math.Min(first, middle.End));
            c = right.Add(c, ref image, ref delta, line, outputs, right.First, Math.Min(first, right.End));
            var x = left.Offset(line, first);
            var stop = (outputs + end) * BlockLayout.Width;
            for (var output = (outputs + first) * BlockLayout.Width; output < stop; output += BlockLayout.Width, x += step)
            {
                var d = TLanes.Load(in delta, output);
                a = TLanes.MultiplyAdd(TLanes.Load(in image, x), d, a);
                b = TLanes.MultiplyAdd(TLanes.Load(in image, x + next), d, b);
                c = TLanes.MultiplyAdd(TLanes.Load(in image, x + (2 * next)), d, c);
            }

            a = left.Add(a, ref image, ref delta, line, outputs, end, left.End);
            b = middle.Add(b, ref image, ref delta, line, outputs, end, middle.End);
            c = right.Add(c, ref image, ref delta, line, outputs, end, right.End);
        }

        TLanes.Store(a, ref sums, 0);
        TLanes.Store(b, ref sums, tapStep);
        TLanes.Store(c, ref sums, 2 * tapStep);
    }

    /// <summary>The row of pixels that a row of windows reads with a row of taps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Line(int outputRow, int kernelRow, in WindowShape window) =>
        (((nint)outputRow * window.RowStride) - window.Top + (kernelRow * window.RowDilation)) * window.InputColumns;

    /// <summary>The outputs along one axis for which <c>output · stride - before</c> lies inside the image.</summary>
    private static (int First, int End) OutputsOf(int stride, int before, int size, int outputs)
    {
        var first = before > 0 ? Math.Min((before + stride - 1) / stride, outputs) : 0;
        var room = size - 1 + before;
        return (first, Math.Max(first, Math.Min(room >= 0 ? (room / stride) + 1 : 0, outputs)));
    }

    /// <summary>The outputs of a row that a column of taps reaches from inside the image.</summary>
    private readonly struct TapOutputs
    {
        public readonly int First, End;
        private readonly int _before, _stride;

        public TapOutputs(int kernelColumn, in WindowShape window)
        {
            _stride = window.ColumnStride;
            _before = window.Left - (kernelColumn * window.ColumnDilation);
            (First, End) = OutputsOf(_stride, _before, window.InputColumns, window.OutputColumns);
        }

        /// <summary>Where in the image the tap of an output stands.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Offset(nint line, int output) => (line + ((nint)output * _stride) - _before) * BlockLayout.Width;

        /// <summary>The sum with some outputs of a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Add<TLanes>(TLanes sum, ref float image, ref float delta, nint line, nint outputs, int first, int end)
            where TLanes : struct, ILanes<TLanes>
        {
            for (var output = first; output < end; output++)
                sum = TLanes.MultiplyAdd(TLanes.Load(in image, Offset(line, output)), TLanes.Load(in delta, (outputs + output) * BlockLayout.Width), sum);
            return sum;
        }
    }
}
