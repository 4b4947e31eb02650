using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// Convolutions whose filters see a part of the channels: grouped and depthwise. Of <c>groups</c> groups, output channel o belongs to group
/// <c>o / (outputs / groups)</c> and reads that group's <c>inputs / groups</c> input channels; a depthwise convolution has as many groups as input channels.
/// Lanes are channels: taps outside the image are left out. The kernel is stored as <c>[outputs / 16][taps · inputs / groups][16]</c>, taps
/// row-major, then the channel in the group. Padded lanes of all buffers are +0 and stay so.
/// <para>
/// Where each output channel reads the input channel of its own number, buffers are read as they are. Elsewhere the panels of one
/// sample are first copied to scratch with the channels that each lane reads.
/// </para>
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Depthwise
{
    /// <summary>
    /// The floats of scratch that <see cref="Forward{TLanes}"/>, <see cref="InputGradient{TLanes}"/> and <see cref="KernelGradient{TLanes}"/> use:
    /// <c>16 · taps</c> where inputs = groups = outputs, and otherwise
    /// <c>16 · max(inputs / groups · input pixels, outputs / groups · taps + output pixels)</c>.
    /// </summary>
    /// <param name="inputChannels">The input channels.</param>
    /// <param name="outputChannels">The output channels.</param>
    /// <param name="groups">The groups; they divide both.</param>
    /// <param name="window">The windows.</param>
    public static int ScratchCount(int inputChannels, int outputChannels, int groups, in WindowShape window)
    {
        if (IsPlain(inputChannels, outputChannels, groups))
            return BlockLayout.Width * window.Taps;
        var forward = inputChannels / groups * window.InputPositions;
        var backward = ((nint)(outputChannels / groups) * window.Taps) + window.OutputPositions;
        return checked((int)(BlockLayout.Width * Math.Max(forward, backward)));
    }

    /// <summary>
    /// The convolution: each output is a chain <c>fma(x, w, s)</c> from the bias, or +0 where there is none, over taps row-major, then channels of the group.
    /// </summary>
    /// <param name="source">The first input.</param>
    /// <param name="kernel">The first weight.</param>
    /// <param name="bias">One block for each panel of outputs; any reference where there is none.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="destination">The first output; not the source.</param>
    /// <param name="samples">Samples in the batch.</param>
    /// <param name="inputChannels">The input channels.</param>
    /// <param name="outputChannels">The output channels.</param>
    /// <param name="groups">The groups; they divide both.</param>
    /// <param name="sourceCapacity">The rows that a panel of the source holds.</param>
    /// <param name="destinationCapacity">The rows that a panel of the destination holds.</param>
    /// <param name="window">The windows.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> floats, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Forward<TLanes>(
        ref float source,
        ref float kernel,
        ref float bias,
        bool hasBias,
        ref float destination,
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
        var copyStride = window.InputPositions * BlockLayout.Width;
        var target = new PanelTarget(window.OutputColumns * BlockLayout.Width, BlockLayout.Width, adds: false);
        for (var panel = 0; panel < BlockLayout.Panels(outputChannels); panel++)
        {
            ref var weights = ref Unsafe.Add(ref kernel, (nint)panel * window.Taps * copies * BlockLayout.Width);
            ref var start = ref hasBias ? ref Unsafe.Add(ref bias, panel * BlockLayout.Width) : ref PaddedLanes.Zeros;
            for (nint sample = 0; sample < samples; sample++)
            {
                var row = sample * window.InputPositions;
                ref var image = ref scratch;
                if (isPlain)
                    image = ref Unsafe.Add(ref source, (((nint)panel * sourceCapacity) + row) * BlockLayout.Width);
                else
                    ExpandInputs<TLanes>(ref Unsafe.Add(ref source, row * BlockLayout.Width), ref scratch, panel, copies, outputChannels, groups, sourceCapacity, window.InputPositions);
                ref var to = ref Unsafe.Add(ref destination, (((nint)panel * destinationCapacity) + (sample * window.OutputPositions)) * BlockLayout.Width);
                Convolve<TLanes>(ref image, copyStride, copies, ref weights, ref start, ref to, target, in window);
            }
        }
    }

    /// <summary>Whether output channel o reads input channel o and nothing else.</summary>
    private static bool IsPlain(int inputChannels, int outputChannels, int groups) => inputChannels == groups && outputChannels == groups;

    /// <summary>Copies one panel of a sample for each channel of a group: lane l of copy c holds the c-th channel that output <c>16 · panel + l</c> reads.</summary>
    private static void ExpandInputs<TLanes>(
        ref float sample, ref float scratch, int panel, int copies, int outputChannels, int groups, int capacity, nint positions)
        where TLanes : struct, ILanes<TLanes>
    {
        var filters = outputChannels / groups;
        Span<int> channels = stackalloc int[BlockLayout.Width];
        var lanes = BlockLayout.Lanes(outputChannels, panel);
        for (var copy = 0; copy < copies; copy++)
        {
            for (var lane = 0; lane < lanes; lane++)
                channels[lane] = ((((panel * BlockLayout.Width) + lane) / filters) * copies) + copy;
            GatherChannels<TLanes>(ref sample, ref Unsafe.Add(ref scratch, copy * positions * BlockLayout.Width), channels[..lanes], capacity, positions);
        }
    }

    /// <summary>A panel whose lanes are the given channels, the others +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void GatherChannels<TLanes>(ref float source, ref float panel, ReadOnlySpan<int> channels, int capacity, nint positions)
        where TLanes : struct, ILanes<TLanes>
    {
        var end = positions * BlockLayout.Width;
        if (channels.Length == BlockLayout.Width && channels[0] == channels[^1])
        {
            // The panel lies within a group.
            ref var channel = ref Unsafe.Add(ref source, BlockLayout.Offset(0, channels[0], capacity));
            for (nint i = 0; i < end; i += BlockLayout.Width)
            {
                var value = TLanes.Broadcast(Unsafe.Add(ref channel, i));
                for (nint lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
                    TLanes.Store(value, ref panel, i + lane);
            }

            return;
        }

        Span<nint> offsets = stackalloc nint[BlockLayout.Width];
        for (var lane = 0; lane < channels.Length; lane++)
            offsets[lane] = BlockLayout.Offset(0, channels[lane], capacity);
        for (nint i = 0; i < end; i += BlockLayout.Width)
        {
            for (var lane = 0; lane < channels.Length; lane++)
                Unsafe.Add(ref panel, i + lane) = Unsafe.Add(ref source, offsets[lane] + i);
            for (var lane = channels.Length; lane < BlockLayout.Width; lane++)
                Unsafe.Add(ref panel, i + lane) = 0;
        }
    }
}
