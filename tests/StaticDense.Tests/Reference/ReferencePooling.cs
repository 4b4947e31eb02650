namespace StaticDense.Tests.Reference;

/// <summary>Maximum and average of each window; taps outside the image do not exist.</summary>
internal sealed class ReferencePooling(ReferenceWindow window, bool isMaximum) : ReferenceUnaryLayer
{
    private float[] _inputs = [];
    private float[] _outputs = [];

    public ReferenceWindow Window { get; } = window;

    public bool IsMaximum { get; } = isMaximum;

    /// <summary>The IEEE maximum; or a chain of additions from +0, divided by the number of taps.</summary>
    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        _outputs = new float[pass.Samples * OutputSize];
        for (var i = 0; i < _outputs.Length; i++)
        {
            var taps = Taps(i);
            _outputs[i] = IsMaximum
                ? taps.Aggregate(float.NegativeInfinity, (maximum, tap) => MathF.Max(maximum, inputs[tap]))
                : taps.Aggregate(0f, (sum, tap) => sum + inputs[tap]) / taps.Count;
        }

        return _outputs;
    }

    /// <summary>From +0, outputs ascending: the first tap that is the maximum gets the delta; or each tap its share.</summary>
    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var result = new float[pass.Samples * InputSize];
        for (var i = 0; i < delta.Length; i++)
        {
            var taps = Taps(i);
            if (IsMaximum)
            {
                result[taps.First(tap => ReferenceMerge.IsExtreme(_inputs[tap], _outputs[i]))] += delta[i];
                continue;
            }

            foreach (var tap in taps)
                result[tap] += delta[i] / taps.Count;
        }

        return result;
    }

    /// <summary>The inputs below an output, row-major.</summary>
    public IReadOnlyList<int> Taps(int output)
    {
        var channels = OutputShape[^1];
        var (row, channel) = (output / channels, output % channels);
        var (sample, place) = (row / Window.Output.Count, row % Window.Output.Count);
        return [.. from tap in Window.Taps
                   let input = Window.InputAt(place, tap)
                   where input >= 0
                   select ((((sample * Window.Input.Count) + input) * channels) + channel)];
    }
}

/// <summary>Maximum and average over all positions of a sample.</summary>
internal sealed class ReferenceGlobalPooling(bool isMaximum) : ReferenceUnaryLayer
{
    private float[] _inputs = [];
    private float[] _outputs = [];

    public bool IsMaximum { get; } = isMaximum;

    private int Channels => OutputShape[^1];

    private int Positions => InputSize / Channels;

    /// <summary>The IEEE maximum; or a chain of additions from +0, divided by the number of positions.</summary>
    protected override float[] ForwardOne(float[] inputs, Pass pass)
    {
        _inputs = inputs;
        _outputs = new float[pass.Samples * Channels];
        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = IsMaximum ? float.NegativeInfinity : 0;
            for (var position = 0; position < Positions; position++)
                _outputs[i] = IsMaximum ? MathF.Max(_outputs[i], inputs[Index(i, position)]) : _outputs[i] + inputs[Index(i, position)];
            if (!IsMaximum)
                _outputs[i] /= Positions;
        }

        return _outputs;
    }

    /// <summary>The first position that is the maximum gets the delta, the others +0; or each its share.</summary>
    protected override float[] BackwardOne(float[] delta, Pass pass, bool skipActivation)
    {
        var result = new float[pass.Samples * InputSize];
        for (var i = 0; i < delta.Length; i++)
        {
            var given = false;
            for (var position = 0; position < Positions; position++)
            {
                ref var gradient = ref result[Index(i, position)];
                if (!IsMaximum)
                    gradient = delta[i] / Positions;
                else if (!given && ReferenceMerge.IsExtreme(_inputs[Index(i, position)], _outputs[i]))
                    (gradient, given) = (delta[i], true);
            }
        }

        return result;
    }

    /// <summary>The input at a position of an output's sample and channel.</summary>
    public int Index(int output, int position) => (((output / Channels * Positions) + position) * Channels) + (output % Channels);
}
