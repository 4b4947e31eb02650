using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>How the arguments of a parameter begin: <c>Kernel</c> in <c>KernelInitializer</c>, <c>Depthwise</c> for a depthwise kernel.</summary>
internal static class ParameterArguments
{
    public static string PrefixOf(LayerDeclaration layer, string parameter) => parameter switch
    {
        "kernel" when layer is DepthwiseLayer => "Depthwise",
        "depthwise_kernel" => "Depthwise",
        "pointwise_kernel" => "Pointwise",
        "moving_mean" => "MovingMean",
        "moving_variance" => "MovingVariance",
        _ => char.ToUpperInvariant(parameter[0]) + parameter.Substring(1),
    };
}
