using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <content>Parameters: their shapes, and what their initializers and constraints need of them.</content>
internal sealed partial class LayerShaper
{
    /// <summary>A bias, gamma or beta, where the layer has one.</summary>
    private static void AddVector(List<ShapedParameter> parameters, string name, int size, WeightDeclaration? weight)
    {
        if (weight is not null)
            parameters.Add(new(name, new(EquatableArray.Of(size)), weight));
    }

    /// <summary>The layer, or null where a parameter has a mistake.</summary>
    private ShapedLayer? Shaped(IReadOnlyList<int> output, IReadOnlyList<ShapedParameter> parameters, long multiplyAdds = 0)
    {
        var before = errors.Count;
        var constrained = parameters.Where(HasRoom).Select(Constrained).ToEquatableArray();
        return errors.Count > before ? null : Shaped(output) with { Parameters = constrained, MultiplyAddCount = multiplyAdds };
    }

    private ShapedLayer Shaped(IReadOnlyList<int> output) => new(
        layer, identifier, _input, new(output.ToEquatableArray()), EquatableArray<ShapedParameter>.Empty, 0);

    /// <summary>Whether the initializer knows a matrix in a parameter of that shape.</summary>
    private bool HasRoom(ShapedParameter parameter)
    {
        var fits = parameter.Initializer.Kind switch
        {
            "Identity" => parameter.Shape.Rank == 2,
            "Orthogonal" => parameter.Shape.Rank >= 2,
            _ => true,
        };
        if (!fits)
        {
            var argument = ParameterArguments.PrefixOf(layer, parameter.Name) + "Initializer";
            errors.Add(Finding.Of(RuleIds.InitializerShape, target.At(argument), parameter.Initializer.Kind, $"{layer.Name}/{parameter.Name}", parameter.Shape, parameter.Shape.Rank));
        }

        return fits;
    }

    /// <summary>The parameter with its constraint's axes counted from 0, ascending.</summary>
    private ShapedParameter Constrained(ShapedParameter parameter)
    {
        var rank = parameter.Shape.Rank;
        var axes = parameter.Constraint.Axes;
        var counted = axes.Select(axis => axis < 0 ? axis + rank : axis).OrderBy(axis => axis).ToList();
        if (counted.All(axis => axis >= 0 && axis < rank) && counted.Distinct().Count() == axes.Count)
            return parameter with { Constraint = parameter.Constraint with { Axes = counted.ToEquatableArray() } };
        var argument = ParameterArguments.PrefixOf(layer, parameter.Name) + "ConstraintAxes";
        errors.Add(Finding.Of(RuleIds.ConstraintAxes, target.At(argument), $"{layer.Name}/{parameter.Name}", parameter.Shape, rank - 1, string.Join(", ", axes)));
        return parameter;
    }
}
