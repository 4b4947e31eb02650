using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>The shape rule of each layer: what it gives for what it takes, and its parameters.</summary>
internal sealed class LayerShaper(LayerDeclaration layer, string identifier, Shape input, FindingTarget target, List<Finding> errors)
{
    /// <summary>The layer with its shapes, or null after a finding.</summary>
    public ShapedLayer? Shape() => layer switch
    {
        DenseLayer dense => Dense(dense),
        ActivationLayer activation => Activation(activation),
        PReLULayer prelu => PReLU(prelu),
        ReshapeLayer { TargetShape.Count: 0 } => Shaped([(int)input.Size]),
        ReshapeLayer reshape => Reshape(reshape),
        DropoutLayer => Shaped([.. input.Axes]),
        _ => throw new InvalidOperationException($"The layer {layer.Kind} has no shape rule."),
    };

    private ShapedLayer? Dense(DenseLayer dense)
    {
        int[] output = [.. input.Axes.Take(input.Rank - 1), dense.Units];
        if (!NetworkShaper.FitsLimits(output, target.At("Units"), $"the output of '{layer.Name}'", errors))
            return null;
        var parameters = new List<ShapedParameter>
        {
            new("kernel", new(EquatableArray.Of(input.Channels, dense.Units)), dense.Kernel),
        };
        if (dense.Bias is { } bias)
            parameters.Add(new("bias", new(EquatableArray.Of(dense.Units)), bias));
        if (!Fit(parameters[0], "KernelInitializer") | !(parameters.Count < 2 || Fit(parameters[1], "BiasInitializer")))
            return null;

        // At most 2^31 outputs of at most 2^31 products each: no overflow of a long.
        return Shaped(output, parameters, input.Positions * input.Channels * dense.Units);
    }

    private ShapedLayer? Activation(ActivationLayer activation)
    {
        if (activation.Axis != -1 && activation.Axis != input.Rank)
        {
            errors.Add(Finding.Of(RuleIds.SoftmaxAxis, target.At("Axis"), layer.Name, activation.Axis, input.Rank));
            return null;
        }

        return Shaped([.. input.Axes]);
    }

    private ShapedLayer? PReLU(PReLULayer prelu)
    {
        int[] shape = [.. input.Axes];
        foreach (var axis in prelu.SharedAxes)
        {
            if (axis < 1 || axis > input.Rank)
            {
                errors.Add(Finding.Of(RuleIds.SharedAxes, target.At("SharedAxes"), layer.Name, axis, input.Rank));
                return null;
            }

            shape[axis - 1] = 1;
        }

        var alpha = new ShapedParameter("alpha", new(shape.ToEquatableArray()), prelu.Alpha);
        return Fit(alpha, "AlphaInitializer") ? Shaped([.. input.Axes], [alpha]) : null;
    }

    private ShapedLayer? Reshape(ReshapeLayer reshape)
    {
        int[] axes = [.. reshape.TargetShape];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            if (axes[axis] < 1 && axes[axis] != -1)
            {
                errors.Add(Finding.Of(RuleIds.SizeNotPositive, target.At($"targetShape[{axis}]"), $"axis {axis + 1} of '{layer.Name}'", axes[axis]));
                return null;
            }
        }

        var unknown = axes.Count(size => size == -1);
        if (unknown > 1)
        {
            errors.Add(Finding.Of(RuleIds.ReshapeAxes, target, layer.Name, unknown));
            return null;
        }

        int[] known = [.. axes.Where(size => size != -1)];
        if (axes.Length > NetworkShaper.MostAxes || known.Aggregate(1.0, (product, size) => product * size) > int.MaxValue)
            return NetworkShaper.FitsLimits(axes.Select(Math.Abs).ToArray(), target, $"the output of '{layer.Name}'", errors) ? Shaped(axes) : null;
        var size = known.Aggregate(1L, (product, axis) => product * axis);
        if (unknown == 0 ? size != input.Size : input.Size % size != 0)
        {
            var wanted = "(" + string.Join(", ", axes) + ")";
            errors.Add(Finding.Of(RuleIds.ReshapeSize, target, layer.Name, input, input.Size, wanted, size, unknown == 0 ? "" : "a multiple of "));
            return null;
        }

        return Shaped([.. axes.Select(axis => axis == -1 ? (int)(input.Size / size) : axis)]);
    }

    /// <summary>Whether the initializer knows a matrix in a parameter of that shape.</summary>
    private bool Fit(ShapedParameter parameter, string argument)
    {
        var fits = parameter.Initializer.Kind switch
        {
            "Identity" => parameter.Shape.Rank == 2,
            "Orthogonal" => parameter.Shape.Rank >= 2,
            _ => true,
        };
        if (!fits)
            errors.Add(Finding.Of(RuleIds.InitializerShape, target.At(argument), parameter.Initializer.Kind, $"{layer.Name}/{parameter.Name}", parameter.Shape, parameter.Shape.Rank));
        return fits;
    }

    private ShapedLayer Shaped(int[] output, IEnumerable<ShapedParameter>? parameters = null, long multiplyAdds = 0) => new(
        layer,
        identifier,
        input,
        new(output.ToEquatableArray()),
        (parameters ?? []).ToEquatableArray(),
        multiplyAdds);
}
