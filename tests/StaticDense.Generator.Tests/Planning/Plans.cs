using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Plans of declared networks, and their passes as short lines.</summary>
internal static class Plans
{
    public static KernelPlan Of(string attributes) => Planner.Plan(Shaped(attributes));

    public static ShapedNetwork Shaped(string attributes) => Parsed.Network(Declarations.Net(attributes));

    /// <summary>A pass as one line an operation: what it does, from which region to which.</summary>
    public static string[] Lines(Pass pass) => [.. pass.Operations.Select(Line)];

    private static string Line(Operation operation) => operation switch
    {
        Gather o => $"gather -> {Text(o.Destination)}",
        Scatter o => $"scatter {Text(o.Source)}",
        Product o => $"product {(o.Source is null ? "caller" : o.Source.Name)} -> {Text(o.Destination)}{Text(o.Ending)}{(o.ClearsPadding ? ", clear" : "")}",
        Convolve o => $"convolve {(o.Source is null ? "caller" : o.Source.Name)}{(o.Image is null ? "" : " in a frame")} -> {Text(o.Destination)}{Text(o.Ending)}{(o.ClearsPadding ? ", clear" : "")}",
        ConvolveInputGradient o => $"convolve gradient {o.Delta.Name}{(o.Image is null ? "" : " in a frame")} -> {Text(o.Destination)}{(o.ClearsPadding ? ", clear" : "")}",
        ConvolveKernelGradient o => $"convolve kernel gradient {(o.Source is null ? "caller" : o.Source.Name)}, {o.Delta.Name}{(o.Sum is null ? ", stored" : "")}",
        Pool o => $"pool {o.Source.Name} -> {Text(o.Destination)}",
        PoolGradient o => $"pool gradient {o.Delta.Name} -> {Text(o.Destination)}",
        PoolAll o => $"pool all {o.Source.Name} -> {Text(o.Destination)}",
        PoolAllGradient o => $"pool all gradient {o.Delta.Name} -> {Text(o.Destination)}",
        NormalizeBatch o => $"normalize batch {o.Source.Name} -> {Text(o.Destination)}",
        NormalizeBatchGradient o => $"normalize batch gradient {o.Source.Name}, {o.Delta.Name}{(o.NeedsInput ? "" : ", parameters alone")}{(o.StoresGradients ? ", stored" : "")}",
        ScaleOf o => $"scale of {o.Normalization.LayerName}",
        Rescale o => $"rescale {o.Source.Name} -> {o.Destination.Name}",
        Combine o => $"{o.Kind} {o.Left.Name}, {o.Right.Name} -> {o.Destination.Name}",
        Copy o => $"copy {o.Source.Name} -> {o.Destination.Name}",
        Constrain o => $"constrain {o.Parameter.Path}",
        TransposeKernel o => $"transpose {o.Dense.LayerName}",
        TransposeTaps o => $"transpose {o.Convolution.LayerName}",
        InputGradient o => $"input gradient {o.Delta.Name} -> {Text(o.Destination)}{(o.ClearsPadding ? ", clear" : "")}",
        KernelGradient o => $"kernel gradient {o.Source?.Name ?? "caller"}, {o.Delta.Name}{(o.Tile is null ? ", stored" : "")}",
        BiasGradient o => $"bias gradient {o.Delta.Name}{(o.Sum is null ? ", stored" : "")}",
        Map o => $"{o.Function.Kind} {o.Source.Name} -> {o.Destination.Name}",
        MapGradient o => $"{o.Function.Kind} gradient {o.Saved.Name}, {o.Delta.Name}",
        Normalize o => $"{o.Kind} {o.Source.Name} -> {o.Destination.Name}",
        NormalizeGradient o => $"{o.Kind} gradient {o.Output.Name}, {o.Delta.Name}",
        Rectify o => $"rectify {o.Source.Name} -> {o.Destination.Name}",
        RectifyGradient o => $"rectify gradient {o.Source.Name}, {o.Delta.Name}{(o.Sum is null ? ", stored" : "")}",
        Drop o => $"drop {o.Source.Name} -> {o.Destination.Name}",
        DropGradient o => $"drop gradient {o.Delta.Name}",
        Repack o => $"repack {o.Source.Name} -> {Text(o.Destination)}",
        LossGradient o => $"loss {o.Values.Name}{(o.FromLogits ? " as logits" : "")}{(o.Probabilities is null ? "" : " -> " + o.Probabilities.Name)}{(o.Delta is null ? "" : " -> " + o.Delta.Name)}",
        ActivityLoss o => $"penalty {o.Output.Name}",
        ActivityGradient o => $"penalty gradient {o.Output.Name}, {o.Delta.Name}",
        Clear o => $"clear {o.Destination.Name}",
        Accumulate o => $"add {o.Source.Name} -> {o.Destination.Name}",
        _ => throw new ArgumentException(operation.GetType().Name, nameof(operation)),
    };

    private static string Text(Ending ending) =>
        (ending.Scale is null ? "" : $", {ending.Scale.Name}") + (ending.Function is { } function ? $", {function.Kind}" : "");

    private static string Text(Block block) => $"{block.Name} [{block.Positions}, {block.Channels}]";
}
