using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

public static partial class Depthwise
{
    /// <summary>
    /// The gradient with respect to the inputs. For each output channel o that reads the input channel, a chain <c>fma(delta, w, p)</c> from +0
    /// over the taps, row-major and in reverse, that reach an output from the pixel; the chains are added in the order of the output channels.
    /// </summary>
    /// <remarks>
    /// The pixels <c>y = y0 + j · stride</c> are reached by the same taps, and along each axis these are evenly spaced: the gradient of such a
    /// class of pixels is a convolution of delta with a part of the kernel in reverse, stride 1. The classes divide the taps among them.
    /// </remarks>
    /// <param name="delta">The first gradient with respect to the outputs.</param>
    /// <param name="kernel">The first weight.</param>
    /// <param name="sourceDelta">The first gradient with respect to the inputs. Overwritten in all the samples' rows.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputChannels">The input channels.</param>
    /// <param name="outputChannels">The output channels.</param>
    /// <param name="groups">The groups; they divide both.</param>
    /// <param name="sourceCapacity">The rows that a panel of the inputs' gradient holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the outputs' gradient holds.</param>
    /// <param name="window">The windows of the forward pass.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> floats, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void InputGradient<TLanes>(
        ref float delta,
        ref float kernel,
        ref float sourceDelta,
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
        var isPlain = IsPlain(inputChannels, outputChannels, groups);
        var filters = outputChannels / groups;
        var taps = (nint)window.Taps * BlockLayout.Width;
        ref var expanded = ref Unsafe.Add(ref scratch, filters * taps);
        for (var panel = 0; panel < BlockLayout.Panels(inputChannels); panel++)
        {
            for (var filter = 0; filter < filters; filter++)
                ReverseKernel(ref kernel, ref Unsafe.Add(ref scratch, filter * taps), panel, filter, inputChannels, outputChannels, groups, in window);
            for (nint sample = 0; sample < samples; sample++)
            {
                var row = sample * window.OutputPositions;
                ref var to = ref Unsafe.Add(ref sourceDelta, (((nint)panel * sourceCapacity) + (sample * window.InputPositions)) * BlockLayout.Width);
                for (var filter = 0; filter < filters; filter++)
                {
                    ref var image = ref expanded;
                    if (isPlain)
                        image = ref Unsafe.Add(ref delta, (((nint)panel * destinationCapacity) + row) * BlockLayout.Width);
                    else
                        ExpandOutputs<TLanes>(ref Unsafe.Add(ref delta, row * BlockLayout.Width), ref expanded, panel, filter, inputChannels, outputChannels, groups, destinationCapacity, window.OutputPositions);
                    ConvolveClasses<TLanes>(ref image, ref Unsafe.Add(ref scratch, filter * taps), ref to, filter > 0, in window);
                }
            }
        }
    }

    /// <summary>One panel of a sample and one output channel of each group, class by class.</summary>
    private static void ConvolveClasses<TLanes>(ref float delta, ref float reversed, ref float sourceDelta, bool adds, in WindowShape window)
        where TLanes : struct, ILanes<TLanes>
    {
        var width = (nint)window.InputColumns * BlockLayout.Width;
        var target = new PanelTarget(window.RowStride * width, (nint)window.ColumnStride * BlockLayout.Width, adds);
        for (var y = 0; y < Math.Min(window.RowStride, window.InputRows); y++)
        {
            var rows = new PixelClass(y, window.InputRows, window.Top, window.KernelRows, window.RowStride, window.RowDilation);
            for (var x = 0; x < Math.Min(window.ColumnStride, window.InputColumns); x++)
            {
                var columns = new PixelClass(x, window.InputColumns, window.Left, window.KernelColumns, window.ColumnStride, window.ColumnDilation);
                var part = Part(rows, columns, in window);
                ref var to = ref Unsafe.Add(ref sourceDelta, (y * width) + ((nint)x * BlockLayout.Width));
                Convolve<TLanes>(ref delta, 0, 1, ref reversed, ref PaddedLanes.Zeros, ref to, target, in part);
                reversed = ref Unsafe.Add(ref reversed, (nint)part.Taps * BlockLayout.Width);
            }
        }
    }

    /// <summary>The convolution of the outputs' gradient that gives one class of pixels.</summary>
    private static WindowShape Part(PixelClass rows, PixelClass columns, in WindowShape window) => new()
    {
        InputRows = window.OutputRows,
        InputColumns = window.OutputColumns,
        OutputRows = rows.Pixels,
        OutputColumns = columns.Pixels,
        KernelRows = rows.Taps,
        KernelColumns = columns.Taps,
        RowStride = 1,
        ColumnStride = 1,
        RowDilation = rows.Dilation,
        ColumnDilation = columns.Dilation,
        Top = rows.Before,
        Left = columns.Before,
    };

    /// <summary>
    /// For one panel of inputs and the filter-th output channel of each group: the parts of the kernel, class by class, each in reverse. Lane l holds
    /// the weights between input <c>16 · panel + l</c> and that output.
    /// </summary>
    private static void ReverseKernel(
        ref float kernel, ref float reversed, int panel, int filter, int inputChannels, int outputChannels, int groups, in WindowShape window)
    {
        var copies = inputChannels / groups;
        nint to = 0;
        for (var y = 0; y < Math.Min(window.RowStride, window.InputRows); y++)
        {
            var rows = new PixelClass(y, window.InputRows, window.Top, window.KernelRows, window.RowStride, window.RowDilation);
            for (var x = 0; x < Math.Min(window.ColumnStride, window.InputColumns); x++)
            {
                var columns = new PixelClass(x, window.InputColumns, window.Left, window.KernelColumns, window.ColumnStride, window.ColumnDilation);
                for (var row = rows.Taps - 1; row >= 0; row--)
                {
                    for (var column = columns.Taps - 1; column >= 0; column--)
                    {
                        var tap = ((rows.FirstTap + (row * rows.TapStep)) * window.KernelColumns) + columns.FirstTap + (column * columns.TapStep);
                        for (var lane = 0; lane < BlockLayout.Width; lane++, to++)
                        {
                            var input = (panel * BlockLayout.Width) + lane;
                            var output = (input / copies * (outputChannels / groups)) + filter;
                            Unsafe.Add(ref reversed, to) = input < inputChannels
                                ? Unsafe.Add(ref kernel, BlockLayout.Offset((tap * copies) + (input % copies), output, window.Taps * copies))
                                : 0;
                        }
                    }
                }
            }
        }
    }

    /// <summary>A panel of delta in which lane l holds the filter-th output channel of the group of input <c>16 · panel + l</c>.</summary>
    private static void ExpandOutputs<TLanes>(
        ref float sample, ref float expanded, int panel, int filter, int inputChannels, int outputChannels, int groups, int capacity, nint positions)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<int> channels = stackalloc int[BlockLayout.Width];
        var lanes = BlockLayout.Lanes(inputChannels, panel);
        for (var lane = 0; lane < lanes; lane++)
            channels[lane] = (((panel * BlockLayout.Width) + lane) / (inputChannels / groups) * (outputChannels / groups)) + filter;
        GatherChannels<TLanes>(ref sample, ref expanded, channels[..lanes], capacity, positions);
    }

    /// <summary>Along one axis, the pixels <c>first + j · stride</c> and the taps that reach outputs from them.</summary>
    private readonly struct PixelClass
    {
        /// <summary>The pixels.</summary>
        public readonly int Pixels;

        /// <summary>The taps.</summary>
        public readonly int Taps;

        /// <summary>The first tap.</summary>
        public readonly int FirstTap;

        /// <summary>The distance of two taps in the kernel.</summary>
        public readonly int TapStep;

        /// <summary>The distance of their outputs.</summary>
        public readonly int Dilation;

        /// <summary>How far before output 0 the last tap of the first pixel reaches.</summary>
        public readonly int Before;

        /// <param name="first">The first pixel, below the stride.</param>
        /// <param name="size">The pixels of all classes.</param>
        /// <param name="before">The pixels of the first window before the image.</param>
        /// <param name="kernel">The taps of all classes.</param>
        /// <param name="stride">The distance of two windows.</param>
        /// <param name="dilation">The distance of two taps.</param>
        public PixelClass(int first, int size, int before, int kernel, int stride, int dilation)
        {
            // Tap k reaches output (first + before - k · dilation) / stride where that is whole: k = FirstTap + i · TapStep.
            Pixels = (size - first + stride - 1) / stride;
            var divisor = GreatestCommonDivisor(stride, dilation);
            TapStep = stride / divisor;
            Dilation = dilation / divisor;
            while (FirstTap < Math.Min(TapStep, kernel) && (first + before - (FirstTap * dilation)) % stride != 0)
                FirstTap++;
            if (FirstTap >= Math.Min(TapStep, kernel))
                return;
            Taps = (kernel - FirstTap + TapStep - 1) / TapStep;
            Before = ((Taps - 1) * Dilation) - ((first + before - (FirstTap * dilation)) / stride);
        }

        private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
    }
}
