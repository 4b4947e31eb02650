using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>Convolutions and pooling.</content>
internal sealed partial class OperationEmitter
{
    private bool EmitWindow(Operation operation)
    {
        switch (operation)
        {
            case Convolve o:
                EmitConvolve(o);
                return true;
            case TransposeTaps { Convolution: var convolution } o:
                Comment($"{convolution.LayerName}: kernel transposed");
                writer.Line($"Blocks.TransposeTaps<TLanes>({Parameter(convolution.Kernel)}, {At(o.Transposed)}, {Literal.Of(convolution.Taps)}, {Literal.Of(convolution.Channels)}, {Literal.Of(convolution.Filters)}, {BlocksOf(convolution.Channels)});");
                return true;
            case ConvolveInputGradient o:
                EmitConvolveInputGradient(o);
                return true;
            case ConvolveKernelGradient o:
                EmitConvolveKernelGradient(o);
                return true;
            case GroupedConvolve o:
                Comment(Describe(o.Convolution));
                writer.Line($"Depthwise.Forward<TLanes>({At(o.Source)}, {Parameter(o.Convolution.Kernel)}, {Start(o.Convolution.Bias)}, {Literal.Of(o.Convolution.Bias is not null)}, {At(o.Destination)}, {GroupedArguments(o.Convolution, o.Source, o.Destination, o.Spread)});");
                return true;
            case GroupedInputGradient o:
                Comment($"{o.Convolution.LayerName}: gradient of its input");
                writer.Line($"Depthwise.InputGradient<TLanes>({At(o.Delta)}, {Parameter(o.Convolution.Kernel)}, {At(o.Destination)}, {GroupedArguments(o.Convolution, o.Destination, o.Delta, o.Spread)});");
                return true;
            case GroupedKernelGradient o:
                CommentGradient(o.Convolution.Kernel, o.Sum);
                writer.Line($"Depthwise.KernelGradient<TLanes>({At(o.Source)}, {At(o.Delta)}, {(o.Sum is null ? Gradient(o.Convolution.Kernel) : At(o.Sum))}, {GroupedArguments(o.Convolution, o.Source, o.Delta, o.Spread)});");
                if (o.Sum is not null)
                    Apply(o.Convolution.Kernel, At(o.Sum));
                return true;
            default:
                return EmitPooling(operation);
        }
    }

    private bool EmitPooling(Operation operation)
    {
        switch (operation)
        {
            case Pool o:
                Comment(Describe(o.Pooling));
                writer.Line($"Pooling.{Kind(o.Pooling.IsMaximum)}Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, samples, {Literal.Of(o.Source.Channels)}, {Capacity(o.Source)}, {Capacity(o.Destination)}, in {WindowTables.Name(o.Pooling.Identifier)});");
                return true;
            case PoolGradient o:
                Comment($"back through {o.Pooling.LayerName}");
                writer.Line($"Pooling.{Kind(o.Pooling.IsMaximum)}Backward<TLanes>({Saved(o.Source, o.Output)}{At(o.Delta)}, {At(o.Destination)}, samples, {Literal.Of(o.Delta.Channels)}, {Capacity(o.Destination)}, {Capacity(o.Delta)}, in {WindowTables.Name(o.Pooling.Identifier)});");
                return true;
            case PoolAll o:
                Comment($"{o.Destination.Name}: {(o.IsMaximum ? "maximum" : "average")} of {Literal.Of(o.Source.Positions)} positions");
                writer.Line($"Pooling.Global{Kind(o.IsMaximum)}Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, samples, {Literal.Of(o.Source.Positions)}, {Literal.Of(o.Source.Channels)}, {Capacity(o.Source)}, {Capacity(o.Destination)});");
                return true;
            case PoolAllGradient o:
                Comment($"{o.Destination.Name}: {(o.IsMaximum ? "to the maximum" : "a share for each position")}");
                writer.Line($"Pooling.Global{Kind(o.IsMaximum)}Backward<TLanes>({Saved(o.Source, o.Output)}{At(o.Delta)}, {At(o.Destination)}, samples, {Literal.Of(o.Destination.Positions)}, {Literal.Of(o.Delta.Channels)}, {Capacity(o.Destination)}, {Capacity(o.Delta)});");
                return true;
            default:
                return false;
        }
    }

    private void EmitConvolve(Convolve o)
    {
        Comment(Describe(o.Maxima) + Describe(o.Convolution) + EndingComment(o.Ending));
        var kernel = new WindowProduct(WindowKernel.Forward(o.Convolution, o.Ending, o.Maxima));
        writer.Line($"TKernels.{kernel.Method}({SourceOf(o.Source)}, {Parameter(o.Convolution.Kernel)}, {Start(o.Convolution.Bias)}, {At(o.Destination)}, {PanelStride(o.Destination)}, {Framed(o.Image)}samples{EndingArgument(o.Ending)});");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitConvolveInputGradient(ConvolveInputGradient o)
    {
        var plan = o.Convolution;
        Comment($"{plan.LayerName}: gradient of its input");
        var kernel = new WindowProduct(WindowKernel.InputGradient(plan));
        writer.Line($"TKernels.{kernel.Method}({At(o.Delta)}, {PanelStride(o.Delta)}, {At(o.Transposed)}, ref PaddedLanes.Zeros, {At(o.Destination)}, {PanelStride(o.Destination)}, {Framed(o.Image)}samples);");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitConvolveKernelGradient(ConvolveKernelGradient o)
    {
        var kernel = o.Convolution.Kernel;
        CommentGradient(kernel, o.Sum);
        var sum = o.Sum is null ? Gradient(kernel) : At(o.Sum, kernel.PanelStride);
        var part = IsByPanels ? $", part.Count, {Channels(o.Convolution.Filters)}" : "";
        writer.Line($"TKernels.{new WindowGradientKernel(o.Convolution).Method}({SourceOf(o.Source)}, {At(o.Delta)}, {PanelStride(o.Delta)}, {sum}, {Framed(o.Image)}{Samples}{part});");
        if (o.Sum is not null)
            Apply(kernel, sum);
    }

    private void CommentGradient(Tensor tensor, Scratch? sum) => Comment(sum is null ? $"{tensor.Path}: gradient" : $"{tensor.Path}: gradient and update");

    /// <summary>A block, or the samples where the caller has them, and the floats between panels of channels.</summary>
    private string SourceOf(Block? source) => source is { } block ? $"{Whole(block)}, {PanelStride(block)}"
        : arena == "workspace" ? "ref inputs, 0"
        : $"ref MemoryMarshal.GetReference(step.{(memory.IsShared && _division == Division.Samples ? "OwnInputs" : "Inputs")}), 0";

    /// <summary>All panels of a block, also where the operation is for some panels of another.</summary>
    private string Whole(Block block) => IsByPanels ? Reference(arena, arenaOffset + memory.Offset(block)) : At(block);

    private string Framed(Scratch? image) => image is null ? "" : At(image) + ", ";

    private string Saved(Block? source, Block? output) => source is null || output is null ? "" : $"{At(source)}, {At(output)}, ";

    private string Start(Tensor? bias) => bias is null ? "ref PaddedLanes.Zeros" : Parameter(bias);

    private static string Kind(bool isMaximum) => isMaximum ? "Max" : "Average";

    private static string Size(Window window) => Invariant($"{window.KernelRows} x {window.KernelColumns}");

    private static string Describe(ConvolutionPlan plan) =>
        Invariant($"{plan.LayerName}: {plan.Channels} channels -> {plan.Filters} filters of {Size(plan.Geometry.Window)}");

    private static string Describe(SquareMaxima? maxima) => maxima is null ? ""
        : Describe(maxima.Pooling) + (maxima.Function is { } function ? ", " + function.Kind : "") + "; ";

    private static string Describe(PoolPlan plan) =>
        $"{plan.LayerName}: {(plan.IsMaximum ? "maximum" : "average")} of {Size(plan.Geometry.Window)}";

    private static string Describe(GroupedPlan plan) =>
        Invariant($"{plan.LayerName}: {plan.Channels} channels in {plan.Groups} groups -> {plan.Filters} filters of {Size(plan.Geometry.Window)}");

    private string GroupedArguments(GroupedPlan plan, Block source, Block destination, Scratch spread) =>
        $"{Samples}, {Literal.Of(plan.Channels)}, {Literal.Of(plan.Filters)}, {Literal.Of(plan.Groups)}, {Capacity(source)}, {Capacity(destination)}, in {WindowTables.Name(plan.Identifier)}, {At(spread)}";
}
