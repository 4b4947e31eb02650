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
        var layers = ShapeLayers(declaration, errors);
        if (errors.Count > 0)
            return new(null, errors.ToEquatableArray());

        var network = new ShapedNetwork(declaration, layers.ToEquatableArray()) { Order = Enumerable.Range(0, layers.Count).ToEquatableArray() };
        SizeLimits.Check(network, errors);
        LossRules.Check(network, errors);
        return new(errors.Count == 0 ? network : null, errors.Concat(Advice.Of(network)).ToEquatableArray());
    }

    private static List<ShapedLayer> ShapeLayers(NetworkDeclaration declaration, List<Finding> errors)
    {
        var shaped = new List<ShapedLayer>();
        if (declaration.Layers.Count > MostLayers)
        {
            errors.Add(Finding.Of(RuleIds.TooManyLayers, FindingTarget.Layer(MostLayers), declaration.Layers.Count, MostLayers));
            return shaped;
        }

        var identifiers = LayerIdentifiers.Check(declaration.Layers, errors);
        if (!FitsLimits(declaration.InputShape, FindingTarget.Input, "the input", errors))
            return shaped;
        var shape = new Shape(declaration.InputShape);
        for (var index = 0; index < declaration.Layers.Count; index++)
        {
            // After a mistake the shapes of the layers below are unknown: what they would say is no mistake of theirs.
            if (new LayerShaper(declaration.Layers[index], identifiers[index], shape, FindingTarget.Layer(index), errors).Shape() is not { } layer)
                break;
            shaped.Add(layer with { Inputs = EquatableArray.Of(index - 1), InputShapes = EquatableArray.Of(shape) });
            shape = layer.OutputShape;
        }

        return shaped;
    }

    /// <summary>Whether a shape's axes are few enough and its elements can be counted by an int.</summary>
    public static bool FitsLimits(IReadOnlyList<int> axes, FindingTarget target, string what, List<Finding> errors)
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
