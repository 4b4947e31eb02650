using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>Follows a sample's shape through the layers, and says what does not fit.</summary>
internal static class NetworkShaper
{
    /// <summary>More layers than this are surely made by accident, and would keep the editor busy.</summary>
    public const int MostLayers = 256;

    /// <summary>More axes than this have no use here.</summary>
    public const int MostAxes = 8;

    /// <summary>The network, or the skeleton where the declaration or its shapes hold errors.</summary>
    public static ShapedDeclaration Shape(DeclaredNetwork network) =>
        network.Declaration is { } declaration && Shape(declaration).Network is { } shaped
            ? new(shaped, network.Skeleton)
            : new(null, network.Skeleton);

    /// <summary>The declaration's shapes and what is wrong or unwise in it.</summary>
    public static ShapingResult Shape(NetworkDeclaration declaration)
    {
        try
        {
            return ShapeUnguarded(declaration);
        }
        catch (Exception exception)
        {
            return new(null, EquatableArray.Of(Finding.OfException(declaration.Type.Name, exception)));
        }
    }

    private static ShapingResult ShapeUnguarded(NetworkDeclaration declaration)
    {
        var errors = new List<Finding>();
        if (Shape(declaration, errors) is not { } network)
            return new(null, errors.ToEquatableArray());

        SizeLimits.Check(network, errors);
        StraightLineSize.Check(network, errors);
        LossRules.Check(network, errors);
        return new(errors.Count == 0 ? network : null, errors.Concat(Advice.Of(network)).ToEquatableArray());
    }

    /// <summary>The network without regard to its size; null after a finding.</summary>
    private static ShapedNetwork? Shape(NetworkDeclaration declaration, List<Finding> errors)
    {
        if (declaration.Layers.Count > MostLayers)
        {
            errors.Add(Finding.Of(RuleIds.TooManyLayers, FindingTarget.Layer(MostLayers), declaration.Layers.Count, MostLayers));
            return null;
        }

        var identifiers = LayerIdentifiers.Check(declaration.Layers, errors);
        if (!FitsLimits([.. declaration.InputShape.Select(size => (long)size)], FindingTarget.Input, "the input", errors))
            return null;
        var graph = new LayerGraph(declaration.Layers, errors);
        var shaped = new ShapedLayer?[declaration.Layers.Count];
        foreach (var index in graph.Order)
        {
            // After a mistake the shapes of the layers that depend on it are unknown: what they would say is no mistake of theirs.
            var sources = graph.InputsOf(index);
            if (sources.Any(source => source != LayerGraph.NetworkInput && shaped[source] is null))
                continue;
            var inputs = sources.Select(source => source == LayerGraph.NetworkInput
                ? new LayerInput("the input", new(declaration.InputShape))
                : new LayerInput($"'{declaration.Layers[source].Name}'", shaped[source]!.OutputShape)).ToList();
            var layer = new LayerShaper(declaration.Layers[index], identifiers[index], inputs, FindingTarget.Layer(index), errors).Shape();
            if (layer is not null)
                shaped[index] = layer with { Inputs = sources.ToEquatableArray(), InputShapes = inputs.Select(input => input.Shape).ToEquatableArray() };
        }

        return errors.Count > 0 ? null : new(declaration, shaped.Select(layer => layer!).ToEquatableArray()) { Order = graph.Order.ToEquatableArray() };
    }

    /// <summary>Whether a shape's axes are few enough and its elements can be counted by an int.</summary>
    public static bool FitsLimits(IReadOnlyList<long> axes, FindingTarget target, string what, List<Finding> errors)
    {
        if (axes.Count > MostAxes)
        {
            errors.Add(Finding.Of(RuleIds.TooManyAxes, target, what, axes.Count, MostAxes));
            return false;
        }

        var size = 1.0;
        foreach (var axis in axes)
            size *= axis;
        if (size <= int.MaxValue)
            return true;
        errors.Add(Finding.Of(RuleIds.ShapeTooLarge, target, what, "(" + string.Join(", ", axes) + ")", size, int.MaxValue));
        return false;
    }
}
