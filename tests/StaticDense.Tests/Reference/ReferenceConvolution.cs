namespace StaticDense.Tests.Reference;

/// <summary>
/// Conv1D and Conv2D without groups: every sum is one chain over kernel rows, kernel columns and channels, started from the bias. A tap outside
/// the image counts as +0.
/// </summary>
/// <param name="window">Where the window stands.</param>
/// <param name="kernel">(kernel rows, kernel columns, channels, filters); a sequence's has no rows.</param>
/// <param name="bias">The bias of each filter, if any.</param>
/// <param name="activation">The function applied last.</param>
internal sealed class ReferenceConvolution(
    ReferenceWindow window, ReferenceParameter kernel, ReferenceParameter? bias, ReferenceActivation activation)
    : ReferenceKernelLayer([kernel], bias, activation)
{
    private float[] _inputs = [];

    public ReferenceWindow Window { get; } = window;

    private int Channels => InputShape[^1];

    private int Filters => OutputShape[^1];

    protected override float[] Sums(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        var sums = new float[pass.Samples * OutputSize];
        for (var row = 0; row < pass.Samples * Window.Output.Count; row++)
        {
            var outputs = sums.AsSpan(row * Filters, Filters);
            Start(outputs);
            foreach (var (tap, values) in Taps(row))
            {
                for (var channel = 0; channel < Channels; channel++)
                {
                    var weights = kernel.Values.AsSpan(KernelIndex(tap, channel), Filters);
                    for (var filter = 0; filter < outputs.Length; filter++)
                        outputs[filter] = Arithmetic.MultiplyAdd(values.Span[channel], weights[filter], outputs[filter]);
                }
            }
        }

        return sums;
    }

    protected override float[] SumsBackward(float[] delta, Pass pass)
    {
        KernelGradient(delta);
        return InputGradient(delta);
    }

    /// <summary>A chain over samples, rows and columns of the output, from +0; outside the image counts as +0.</summary>
    private void KernelGradient(float[] delta)
    {
        Array.Clear(kernel.Gradient);
        for (var row = 0; row < delta.Length / Filters; row++)
        {
            var deltas = delta.AsSpan(row * Filters, Filters);
            foreach (var (tap, values) in Taps(row))
            {
                for (var channel = 0; channel < Channels; channel++)
                {
                    var gradient = kernel.Gradient.AsSpan(KernelIndex(tap, channel), Filters);
                    for (var filter = 0; filter < deltas.Length; filter++)
                        gradient[filter] = Arithmetic.MultiplyAdd(values.Span[channel], deltas[filter], gradient[filter]);
                }
            }
        }
    }

    /// <summary>
    /// A chain over kernel rows and columns, both descending, and filters, from +0; an output outside its image counts as +0, one that
    /// the stride steps over does not count.
    /// </summary>
    private float[] InputGradient(float[] delta)
    {
        var result = new float[delta.Length / OutputSize * InputSize];
        var taps = Window.Taps.Reverse().ToArray();
        var nothing = new float[Filters];
        for (var row = 0; row < result.Length / Channels; row++)
        {
            var (sample, place) = (row / Window.Input.Count, row % Window.Input.Count);
            foreach (var tap in taps)
            {
                var output = Window.OutputAt(place, tap);
                if (output == ReferenceWindow.SteppedOver)
                    continue;
                var deltas = output == ReferenceWindow.Outside ? nothing : delta.AsSpan(((sample * Window.Output.Count) + output) * Filters, Filters);
                for (var channel = 0; channel < Channels; channel++)
                {
                    var weights = kernel.Values.AsSpan(KernelIndex(tap, channel), Filters);
                    ref var sum = ref result[(row * Channels) + channel];
                    for (var filter = 0; filter < weights.Length; filter++)
                        sum = Arithmetic.MultiplyAdd(deltas[filter], weights[filter], sum);
                }
            }
        }

        return result;
    }

    /// <summary>What the taps of an output position meet: the input's channels, zeros outside the image.</summary>
    private IEnumerable<(Tap Tap, ReadOnlyMemory<float> Values)> Taps(int row)
    {
        var (sample, place) = (row / Window.Output.Count, row % Window.Output.Count);
        foreach (var tap in Window.Taps)
        {
            var input = Window.InputAt(place, tap);
            yield return (tap, input == ReferenceWindow.Outside
                ? new float[Channels]
                : _inputs.AsMemory(((sample * Window.Input.Count) + input) * Channels, Channels));
        }
    }

    private int KernelIndex(Tap tap, int channel) => ((tap.Index * Channels) + channel) * Filters;
}
