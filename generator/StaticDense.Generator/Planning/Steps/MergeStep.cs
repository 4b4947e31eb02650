using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Several values into one: the only step with more than one input.</summary>
internal abstract class MergeStep
{
    /// <summary>Appends the forward operations and returns the block that holds the result.</summary>
    public abstract Block Forward(PassBuilder pass, IReadOnlyList<Block> values);

    /// <summary>Appends the backward operations and returns the gradient of each input: blocks of their own, null where not needed.</summary>
    public abstract IReadOnlyList<Block?> Backward(PassBuilder pass, Block delta, IReadOnlyList<bool> needsInput);

    public static MergeStep Of(MergeLayer merge, ShapedLayer layer) => merge.Merge switch
    {
        MergeKind.Concatenate => new ConcatenateStep(merge.Name, merge.Axis < 0 ? merge.Axis + layer.OutputShape.Rank : merge.Axis - 1, layer),
        _ => new CombineStep(merge.Name, merge.Merge),
    };
}

/// <summary>Element by element, from the first input to the last.</summary>
internal sealed class CombineStep(string layerName, MergeKind kind) : MergeStep
{
    private IReadOnlyList<Block> _values = [];
    private Block? _output;

    private bool PicksOne => kind is MergeKind.Maximum or MergeKind.Minimum;

    public override Block Forward(PassBuilder pass, IReadOnlyList<Block> values)
    {
        _values = values;
        var result = _output = pass.NewBlock(layerName, values[0].Positions, values[0].Channels);
        var operation = kind == MergeKind.Average ? MergeKind.Add : kind;
        for (var index = 1; index < values.Count; index++)
            pass.Add(new Combine(operation, index == 1 ? values[0] : result, values[index], result));
        if (kind == MergeKind.Average)
            pass.Add(new Divide(result, values.Count));
        if (kind == MergeKind.Multiply || PicksOne)
        {
            foreach (var value in values)
                pass.Keep(value);
        }

        if (PicksOne)
            pass.Keep(result);
        return result;
    }

    public override IReadOnlyList<Block?> Backward(PassBuilder pass, Block delta, IReadOnlyList<bool> needsInput)
    {
        if (kind == MergeKind.Average)
            pass.Add(new Divide(delta, _values.Count));
        var gradients = new Block?[_values.Count];
        for (var index = 0; index < gradients.Length; index++)
        {
            // A maximum's delta must be taken away even where nobody wants it: what is left is for the next input.
            if (needsInput[index] || PicksOne)
                gradients[index] = Gradient(pass, delta, index);
            if (!needsInput[index])
                gradients[index] = null;
        }

        return gradients;
    }

    private Block Gradient(PassBuilder pass, Block delta, int index)
    {
        var gradient = pass.NewBlock($"{layerName} input gradient", delta.Positions, delta.Channels);
        switch (kind)
        {
            case MergeKind.Subtract when index > 0:
                pass.Add(new Negate(delta, gradient));
                break;
            case MergeKind.Multiply:
                var left = delta;
                for (var other = 0; other < _values.Count; other++)
                {
                    if (other == index)
                        continue;
                    pass.Add(new Combine(MergeKind.Multiply, left, _values[other], gradient));
                    left = gradient;
                }

                break;
            case MergeKind.Maximum or MergeKind.Minimum:
                pass.Add(new TakeGradient(_values[index], _output!, delta, gradient));
                break;
            default:
                pass.Add(new Copy(delta, gradient));
                break;
        }

        return gradient;
    }
}

/// <summary>One behind the other along an axis, counted from 0.</summary>
internal sealed class ConcatenateStep(string layerName, int axis, ShapedLayer layer) : MergeStep
{
    private bool IsOfChannels => axis == layer.OutputShape.Rank - 1;

    public override Block Forward(PassBuilder pass, IReadOnlyList<Block> values)
    {
        var output = layer.OutputShape;
        var result = pass.NewBlock(layerName, checked((int)output.Positions), output.Channels);
        var first = 0;
        for (var index = 0; index < values.Count; index++)
        {
            pass.Add(Copying(values[index], result, index, first, back: false));
            first += layer.InputShapes[index].Axes[axis];
        }

        return result;
    }

    public override IReadOnlyList<Block?> Backward(PassBuilder pass, Block delta, IReadOnlyList<bool> needsInput)
    {
        var gradients = new Block?[needsInput.Count];
        var first = 0;
        for (var index = 0; index < gradients.Length; index++)
        {
            var shape = layer.InputShapes[index];
            if (needsInput[index])
            {
                var gradient = gradients[index] = pass.NewBlock($"{layerName} input gradient", checked((int)shape.Positions), shape.Channels);
                pass.Add(Copying(gradient, delta, index, first, back: true));
            }

            first += shape.Axes[axis];
        }

        return gradients;
    }

    private Operation Copying(Block part, Block whole, int index, int first, bool back)
    {
        var count = layer.InputShapes[index].Axes[axis];
        if (IsOfChannels)
            return back ? new CopyChannels(whole, first, part, 0, count) : new CopyChannels(part, 0, whole, first, count);

        // Positions of one step along the axis.
        var inner = layer.OutputShape.Axes.Skip(axis + 1).Take(layer.OutputShape.Rank - axis - 2).Aggregate(1, (product, size) => product * size);
        var groups = layer.OutputShape.Axes.Take(axis).Aggregate(1, (product, size) => product * size);
        var (partGroup, wholeGroup) = (count * inner, layer.OutputShape.Axes[axis] * inner);
        return back
            ? new CopyRows(whole, wholeGroup, first * inner, part, partGroup, 0, partGroup, groups)
            : new CopyRows(part, partGroup, 0, whole, wholeGroup, first * inner, partGroup, groups);
    }
}
