namespace StaticDense.Tests.Reference;

/// <summary>How values are joined element by element.</summary>
internal enum Merging
{
    Add,
    Subtract,
    Multiply,
    Average,
    Maximum,
    Minimum,
}

/// <summary>Several values of one shape into one, element by element, in the order of the inputs.</summary>
internal sealed class ReferenceMerge(Merging merging) : ReferenceLayer
{
    private IReadOnlyList<float[]> _inputs = [];
    private float[] _outputs = [];

    public Merging Merging { get; } = merging;

    /// <summary>Whether a value is the maximum or minimum that was found: equal to it, or NaN like it.</summary>
    public static bool IsExtreme(float value, float extreme) => value == extreme || (float.IsNaN(value) && float.IsNaN(extreme));

    public override float[] Forward(IReadOnlyList<float[]> inputs, Pass pass)
    {
        _inputs = inputs;
        _outputs = new float[inputs[0].Length];
        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = inputs.Skip(1).Aggregate(inputs[0][i], (joined, input) => Join(joined, input[i]));
            if (Merging == Merging.Average)
                _outputs[i] /= inputs.Count;
        }

        return _outputs;
    }

    public override IReadOnlyList<float[]> Backward(float[] delta, Pass pass, bool skipActivation)
    {
        var result = _inputs.Select(input => new float[input.Length]).ToList();
        for (var i = 0; i < delta.Length; i++)
        {
            var extreme = Enumerable.Range(0, _inputs.Count).FirstOrDefault(input => IsExtreme(_inputs[input][i], _outputs[i]), -1);
            for (var input = 0; input < _inputs.Count; input++)
            {
                result[input][i] = Merging switch
                {
                    Merging.Add => delta[i],
                    Merging.Subtract => input == 0 ? delta[i] : 0 - delta[i],
                    Merging.Average => delta[i] / _inputs.Count,
                    Merging.Multiply => Others(input).Aggregate(delta[i], (product, other) => product * other[i]),
                    _ => input == extreme ? delta[i] : 0,
                };
            }
        }

        return result;
    }

    private IEnumerable<float[]> Others(int input) => _inputs.Where((_, other) => other != input);

    private float Join(float joined, float value) => Merging switch
    {
        Merging.Subtract => joined - value,
        Merging.Multiply => joined * value,
        Merging.Maximum => MathF.Max(joined, value),
        Merging.Minimum => MathF.Min(joined, value),
        _ => joined + value,
    };
}

/// <summary>Values one behind the other along an axis; gradients are copies.</summary>
/// <param name="shapes">One sample's shape of each input.</param>
/// <param name="axis">The axis, counted from 0 without the batch.</param>
internal sealed class ReferenceConcatenate(IReadOnlyList<int[]> shapes, int axis) : ReferenceLayer
{
    public override float[] Forward(IReadOnlyList<float[]> inputs, Pass pass)
    {
        var outputs = new List<float>();
        for (var slice = 0; slice < pass.Samples * Slices; slice++)
        {
            for (var input = 0; input < inputs.Count; input++)
                outputs.AddRange(inputs[input].AsSpan(slice * SliceSize(input), SliceSize(input)));
        }

        return [.. outputs];
    }

    public override IReadOnlyList<float[]> Backward(float[] delta, Pass pass, bool skipActivation)
    {
        var result = shapes.Select(shape => new List<float>()).ToList();
        var next = 0;
        while (next < delta.Length)
        {
            for (var input = 0; input < result.Count; input++)
            {
                result[input].AddRange(delta.AsSpan(next, SliceSize(input)));
                next += SliceSize(input);
            }
        }

        return [.. result.Select(values => values.ToArray())];
    }

    /// <summary>Where an output element comes from: the input's number and its element.</summary>
    public (int Input, int Element) Source(int element)
    {
        var slice = OutputSize / Slices;
        var rest = element % slice;
        var input = 0;
        while (rest >= SliceSize(input))
            rest -= SliceSize(input++);
        return (input, (element / slice * SliceSize(input)) + rest);
    }

    /// <summary>The product of the axes before the one.</summary>
    private int Slices => Size(shapes[0][..axis]);

    /// <summary>What an input gives to each slice: the product of the axis and those behind it.</summary>
    private int SliceSize(int input) => Size(shapes[input][axis..]);
}
