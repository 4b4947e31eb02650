using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <content>Normalizations, and layers that move values without computing any.</content>
internal sealed partial class LayerShaper
{
    private ShapedLayer? BatchNormalization(BatchNormalizationLayer normalization)
    {
        var channels = _input.Channels;
        var parameters = new List<ShapedParameter>();
        AddVector(parameters, "gamma", channels, normalization.Gamma);
        AddVector(parameters, "beta", channels, normalization.Beta);
        var shape = new Shape(EquatableArray.Of(channels));
        parameters.Add(new("moving_mean", shape, normalization.MovingMean, Regularizer.None, IsTrainable: false));
        parameters.Add(new("moving_variance", shape, normalization.MovingVariance, Regularizer.None, IsTrainable: false));
        return IsLast(normalization.Axis) ? Shaped([.. _input.Axes], parameters) : null;
    }

    private ShapedLayer? LayerNormalization(LayerNormalizationLayer normalization)
    {
        var parameters = new List<ShapedParameter>();
        AddVector(parameters, "gamma", _input.Channels, normalization.Gamma);
        AddVector(parameters, "beta", _input.Channels, normalization.Beta);
        return IsLast(normalization.Axis) ? Shaped([.. _input.Axes], parameters) : null;
    }

    private bool IsLast(int axis)
    {
        if (axis == -1 || axis == _input.Rank)
            return true;
        errors.Add(Finding.Of(RuleIds.NormalizationAxis, target.At("Axis"), layer.Name, axis, _input, _input.Rank));
        return false;
    }

    private ShapedLayer? ZeroPadding(Borders borders)
    {
        if (!HasPositions(2))
            return null;
        long[] axes = [_input.Axes[0] + (long)borders.Top + borders.Bottom, _input.Axes[1] + (long)borders.Left + borders.Right, _input.Channels];
        return ShapedWithin(axes, "Padding");
    }

    private ShapedLayer? Cropping(Borders borders)
    {
        if (!HasPositions(2))
            return null;
        var (rows, columns) = ((long)borders.Top + borders.Bottom, (long)borders.Left + borders.Right);
        if (!Leaves(rows, _input.Axes[0], "rows") || !Leaves(columns, _input.Axes[1], "columns"))
            return null;
        return Shaped([_input.Axes[0] - (int)rows, _input.Axes[1] - (int)columns, _input.Channels]);
    }

    private bool Leaves(long taken, int size, string axis)
    {
        if (taken < size)
            return true;
        errors.Add(Finding.Of(RuleIds.CroppingTooLarge, target.At("Cropping"), layer.Name, taken, size, axis, _source));
        return false;
    }

    private ShapedLayer? UpSampling(UpSamplingLayer sampling) => HasPositions(2)
        ? ShapedWithin([(long)_input.Axes[0] * sampling.Rows, (long)_input.Axes[1] * sampling.Columns, _input.Channels], "Size")
        : null;

    private ShapedLayer? Permute(PermuteLayer permute)
    {
        var dims = permute.Dims;
        if (dims.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(1, _input.Rank)))
            return Shaped([.. dims.Select(axis => _input.Axes[axis - 1])]);
        errors.Add(Finding.Of(RuleIds.PermuteDims, target, layer.Name, "(" + string.Join(", ", dims) + ")", _source, _input, _input.Rank));
        return null;
    }

    /// <summary>A shape that may have grown beyond the limits.</summary>
    private ShapedLayer? ShapedWithin(long[] axes, string argument) =>
        NetworkShaper.FitsLimits(axes, target.At(argument), $"the output of '{layer.Name}'", errors)
            ? Shaped([.. axes.Select(size => (int)size)])
            : null;
}
