namespace StaticDense.Tests.Reference;

/// <summary>
/// The sums of a convolution in groups of channels, without bias and activation: of grouped convolutions, and of depthwise ones, where each
/// input channel is a group and output channel <c>channel · multiplier + m</c>. Taps outside the image are left out.
/// </summary>
/// <param name="window">Where the window stands.</param>
/// <param name="kernel">(kernel rows, kernel columns, channels of a group, filters), or the same elements by other axes.</param>
/// <param name="channels">The input's channels.</param>
/// <param name="filters">The output's channels.</param>
/// <param name="groups">How many parts the channels are cut into.</param>
internal sealed class ReferenceGroupedSums(ReferenceWindow window, ReferenceParameter kernel, int channels, int filters, int groups)
{
    private readonly int _groupChannels = channels / groups;
    private readonly int _groupFilters = filters / groups;

    public int Groups => groups;

    /// <summary>Continues sums that were started from the bias: a chain over kernel rows, kernel columns and the group's channels.</summary>
    public void Add(float[] inputs, float[] sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var (row, filter) = (i / filters, i % filters);
            foreach (var tap in window.Taps)
            {
                var input = InputRow(row, tap);
                for (var channel = 0; input >= 0 && channel < _groupChannels; channel++)
                    sums[i] = Arithmetic.MultiplyAdd(inputs[(input * channels) + Channel(filter, channel)], kernel.Values[KernelIndex(tap, channel, filter)], sums[i]);
            }
        }
    }

    /// <summary>A chain over samples, rows and columns of the output, from +0.</summary>
    public void KernelGradient(float[] inputs, float[] delta)
    {
        Array.Clear(kernel.Gradient);
        for (var i = 0; i < delta.Length; i++)
        {
            var (row, filter) = (i / filters, i % filters);
            foreach (var tap in window.Taps)
            {
                var input = InputRow(row, tap);
                for (var channel = 0; input >= 0 && channel < _groupChannels; channel++)
                {
                    ref var gradient = ref kernel.Gradient[KernelIndex(tap, channel, filter)];
                    gradient = Arithmetic.MultiplyAdd(inputs[(input * channels) + Channel(filter, channel)], delta[i], gradient);
                }
            }
        }
    }

    /// <summary>
    /// For each filter of the group a chain over kernel rows and columns, both descending, from +0, of outputs inside their image; the chains
    /// are added in the order of filters.
    /// </summary>
    public float[] InputGradient(float[] delta)
    {
        var result = new float[delta.Length / filters / window.Output.Count * window.Input.Count * channels];
        for (var i = 0; i < result.Length; i++)
        {
            var (row, channel) = (i / channels, i % channels);
            var first = channel / _groupChannels * _groupFilters;
            result[i] = FilterGradient(delta, row, channel, first);
            for (var filter = first + 1; filter < first + _groupFilters; filter++)
                result[i] += FilterGradient(delta, row, channel, filter);
        }

        return result;
    }

    private float FilterGradient(float[] delta, int row, int channel, int filter)
    {
        var (sample, place) = (row / window.Input.Count, row % window.Input.Count);
        var sum = 0f;
        foreach (var tap in window.Taps.Reverse())
        {
            var output = window.OutputAt(place, tap);
            if (output < 0)
                continue;
            var value = delta[(((sample * window.Output.Count) + output) * filters) + filter];
            sum = Arithmetic.MultiplyAdd(value, kernel.Values[KernelIndex(tap, channel % _groupChannels, filter)], sum);
        }

        return sum;
    }

    /// <summary>The row of the inputs that a tap meets, negative outside the image.</summary>
    private int InputRow(int row, Tap tap)
    {
        var input = window.InputAt(row % window.Output.Count, tap);
        return input < 0 ? input : (row / window.Output.Count * window.Input.Count) + input;
    }

    /// <summary>The input channel that is a group's n-th.</summary>
    private int Channel(int filter, int channel) => (filter / _groupFilters * _groupChannels) + channel;

    private int KernelIndex(Tap tap, int channel, int filter) => (((tap.Index * _groupChannels) + channel) * filters) + filter;
}
