using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <content>Merges: several layers into one.</content>
internal sealed partial class LayerShaper
{
    private ShapedLayer? Merge()
    {
        foreach (var other in inputs)
        {
            if (other.Shape != _input)
                return Mismatch(other, "they must be equal");
        }

        return Shaped([.. _input.Axes]);
    }

    private ShapedLayer? Concatenate(MergeLayer merge)
    {
        var axis = merge.Axis > 0 ? merge.Axis - 1 : _input.Rank + merge.Axis;
        if (merge.Axis == 0 || axis < 0 || axis >= _input.Rank)
        {
            errors.Add(Finding.Of(RuleIds.ConcatenateAxis, target.At("Axis"), layer.Name, merge.Axis, _source, _input, _input.Rank));
            return null;
        }

        long[] axes = [.. _input.Axes.Select(size => (long)size)];
        foreach (var other in inputs.Skip(1))
        {
            if (other.Shape.Rank != _input.Rank || other.Shape.Axes.Where((size, index) => index != axis && size != _input.Axes[index]).Any())
                return Mismatch(other, $"they must be equal but for axis {axis + 1}");
            axes[axis] += other.Shape.Axes[axis];
        }

        return ShapedWithin(axes, "");
    }

    /// <summary>One finding for the first input that differs from the first one.</summary>
    private ShapedLayer? Mismatch(LayerInput other, string wanted)
    {
        errors.Add(Finding.Of(RuleIds.MergeShapes, target, layer.Name, _source, _input, other.Source, other.Shape, wanted));
        return null;
    }
}
