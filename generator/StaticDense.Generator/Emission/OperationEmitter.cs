using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes the operations of a pass as calls on the kernels and the library, generic over the width. Regions are named by their
/// constant offsets; a one-line comment says what each operation is for.
/// </summary>
internal sealed partial class OperationEmitter(SourceWriter writer, KernelPlan plan, MemoryPlan memory, string arena, long arenaOffset, string? rule)
{
    public void Emit(Operation operation)
    {
        switch (operation)
        {
            case Gather o:
                Comment("input: samples into blocks");
                writer.Line($"Blocks.Gather<TLanes>({InputSpan()}, {At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
                break;
            case Scatter o:
                Comment("output: blocks into samples");
                writer.Line($"Blocks.Scatter<TLanes>({At(o.Source)}, MemoryMarshal.CreateSpan(ref outputs, samples * {Literal.Of(plan.Network.OutputShape.Size)}), {Rows(o.Source)}, {Sizes(o.Source)});");
                break;
            case Product o:
                EmitProduct(o);
                break;
            case InputGradient o:
                EmitInputGradient(o);
                break;
            case KernelGradient o:
                EmitKernelGradient(o);
                break;
            case BiasGradient o:
                EmitBiasGradient(o);
                break;
            case Map o:
                Comment(o.Function.Kind.ToString());
                writer.Line($"Elementwise.Forward<TLanes, {o.Function.Kind}Function>({At(o.Source)}, {At(o.Destination)}, {Rows(o.Source)}, {Sizes(o.Source)}, {FunctionArguments.Of(o.Function)});");
                break;
            case MapGradient o:
                Comment($"back through {o.Function.Kind}");
                writer.Line($"Elementwise.Backward<TLanes, {o.Function.Kind}Function>({At(o.Saved)}, {At(o.Delta)}, {Rows(o.Delta)}, {Sizes(o.Delta)}, {FunctionArguments.Of(o.Function)});");
                break;
            case Normalize o:
                Comment(o.Kind.ToString());
                writer.Line($"{o.Kind}.Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, {Rows(o.Source)}, {Sizes(o.Source)});");
                break;
            case NormalizeGradient o:
                Comment($"back through {o.Kind}");
                writer.Line($"{o.Kind}.Backward<TLanes>({At(o.Output)}, {At(o.Delta)}, {Rows(o.Delta)}, {Sizes(o.Delta)});");
                break;
            case Rectify o:
                Comment(o.Slopes.Alpha.Path);
                writer.Line($"PRelu.Forward<TLanes>({At(o.Source)}, {Parameter(o.Slopes.Alpha)}, {At(o.Destination)}, {SlopeArguments(o.Slopes, o.Source)});");
                break;
            case RectifyGradient o:
                EmitRectifyGradient(o);
                break;
            default:
                EmitOther(operation);
                break;
        }
    }

    private void EmitOther(Operation operation)
    {
        switch (operation)
        {
            case Drop o:
                Comment(Invariant($"dropout {o.Dropout.Rate}"));
                writer.Line($"Dropout.{(o.Dropout.IsSpatial ? "Spatial" : "")}Forward<TLanes>({At(o.Source)}, {At(o.Destination)}, {DropoutArguments(o.Dropout, o.Source)});");
                break;
            case DropGradient o:
                Comment("back through the same dropout");
                writer.Line($"Dropout.{(o.Dropout.IsSpatial ? "Spatial" : "")}Backward<TLanes>({At(o.Delta)}, {DropoutArguments(o.Dropout, o.Delta)});");
                break;
            case Repack o:
                Comment($"({Literal.Of(o.Source.Positions)}, {Literal.Of(o.Source.Channels)}) as ({Literal.Of(o.Destination.Positions)}, {Literal.Of(o.Destination.Channels)})");
                writer.Line($"Blocks.Repack({At(o.Source)}, {Sizes(o.Source)}, {At(o.Destination)}, {Sizes(o.Destination)}, samples, {Literal.Of((long)o.Source.Positions * o.Source.Channels)});");
                break;
            case LossGradient o:
                new LossEmitter(writer, At).Emit(o, Capacity(o.Values));
                break;
            case ActivityLoss o:
                Comment($"penalty of {o.Output.Name}");
                writer.Line($"penalty += Penalties.ActivityLoss<TLanes>({At(o.Output)}, {Rows(o.Output)}, {Sizes(o.Output)}, samples, {Literal.Of(o.Penalty.L1)}, {Literal.Of(o.Penalty.L2)});");
                break;
            case ActivityGradient o:
                Comment($"gradient of the penalty of {o.Output.Name}");
                writer.Line($"Penalties.AddActivityGradient<TLanes>({At(o.Output)}, {At(o.Delta)}, {Rows(o.Delta)}, {Sizes(o.Delta)}, samples, {Literal.Of((float)o.Penalty.L1)}, {Literal.Of((float)o.Penalty.L2)});");
                break;
            case Clear o:
                Comment($"{o.Destination.Name}: starts at zero");
                writer.Line($"Blocks.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
                break;
            case Accumulate o:
                Comment($"{o.Source.Name}: added to the {o.Destination.Name}");
                writer.Line($"Blocks.Add<TLanes>({At(o.Source)}, {At(o.Destination)}, {Rows(o.Source)}, {Sizes(o.Source)});");
                break;
            default:
                if (!EmitWindow(operation) && !EmitRows(operation) && !EmitImages(operation))
                    throw new InvalidOperationException("No emission for " + operation.GetType().Name + ".");
                break;
        }
    }

    private void EmitProduct(Product o)
    {
        Comment($"{o.Dense.LayerName}: {Literal.Of(o.Dense.Inputs)} -> {Literal.Of(o.Dense.Units)}{EndingComment(o.Ending)}");
        var start = o.Dense.Bias is { } bias ? Parameter(bias) : "ref PaddedLanes.Zeros";
        writer.Line($"TKernels.{ProductKernel.Forward(o.Dense, o.Ending, o.Source is null).Method}({Source(o.Source)}, {Parameter(o.Dense.Kernel)}, {start}, {At(o.Destination)}, {PanelStride(o.Destination)}, {Rows(o.Destination)}{EndingArgument(o.Ending)});");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitInputGradient(InputGradient o)
    {
        Comment($"{o.Dense.LayerName}: gradient of its input");
        writer.Line($"Blocks.Transpose<TLanes>({Parameter(o.Dense.Kernel)}, {At(o.Transposed)}, {Literal.Of(o.Dense.Inputs)}, {Literal.Of(o.Dense.Units)});");
        writer.Line($"TKernels.{ProductKernel.InputGradient(o.Dense).Method}({At(o.Delta)}, {PanelStride(o.Delta)}, {At(o.Transposed)}, ref PaddedLanes.Zeros, {At(o.Destination)}, {PanelStride(o.Destination)}, {Rows(o.Destination)});");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitKernelGradient(KernelGradient o)
    {
        var kernel = o.Dense.Kernel;
        Comment(o.Tile is null ? $"{kernel.Path}: gradient" : $"{kernel.Path}: gradient and update");
        var head = $"TKernels.{new GradientKernel(o.Dense, rule, o.Source is null).Method}({Source(o.Source)}, {At(o.Delta)}, {PanelStride(o.Delta)}, ";
        writer.Line(o.Tile is null
            ? $"{head}{Gradient(kernel)}, {Rows(o.Delta)});"
            : $"{head}{Parameter(kernel)}, {State(kernel)}, {At(o.Tile)}, {Rows(o.Delta)}, in step.Update);");
        AddStoredPenalty(kernel, o.Tile is null);
    }

    private void EmitBiasGradient(BiasGradient o)
    {
        Comment(o.Sum is null ? $"{o.Bias.Path}: gradient" : $"{o.Bias.Path}: gradient and update");
        writer.Line($"Reductions.SumRows<TLanes>({At(o.Delta)}, {(o.Sum is null ? Gradient(o.Bias) : At(o.Sum))}, {Rows(o.Delta)}, {Sizes(o.Delta)});");
        FinishGradient(o.Bias, o.Sum);
    }

    private void EmitRectifyGradient(RectifyGradient o)
    {
        var alpha = o.Slopes.Alpha;
        Comment($"back through {alpha.Path}");
        writer.Line($"PRelu.Backward<TLanes>({At(o.Source)}, {Parameter(alpha)}, {At(o.Delta)}, {(o.Sum is null ? Gradient(alpha) : At(o.Sum))}, {SlopeArguments(o.Slopes, o.Source)});");
        FinishGradient(alpha, o.Sum);
    }

    private void FinishGradient(Tensor tensor, Scratch? sum)
    {
        if (sum is null)
        {
            AddStoredPenalty(tensor, stored: true);
            return;
        }

        Apply(tensor, At(sum));
    }

    private void Apply(Tensor tensor, string gradient)
    {
        var penalty = tensor.Parameter.Regularizer;
        writer.Line($"Updates.ApplyTensor<TLanes, {rule}>({Parameter(tensor)}, {gradient}, {State(tensor)}, StorageCount, {TensorSizes(tensor)}, {Literal.Of((float)penalty.L1)}, {Literal.Of((float)penalty.L2)}, in step.Update);");
    }

    private void AddStoredPenalty(Tensor tensor, bool stored)
    {
        var penalty = tensor.Parameter.Regularizer;
        if (stored && !penalty.IsNone)
            writer.Line($"Clipping.AddPenalty<TLanes>({Parameter(tensor)}, {Gradient(tensor)}, {Literal.Of(tensor.StorageCount)}, {Literal.Of((float)penalty.L1)}, {Literal.Of((float)penalty.L2)});");
    }

    private void Comment(string text)
    {
        writer.Line();
        writer.Line("// " + text);
    }

    /// <summary>Panels, floats of one panel, real lanes of the last.</summary>
    public static string TensorSizes(Tensor tensor) => Invariant($"{tensor.Panels}, {tensor.PanelStride}, {tensor.LastLanes}");

    public string At(Region region) => Reference(arena, arenaOffset + memory.Offset(region));

    private static string Reference(string start, long offset) =>
        offset == 0 ? "ref " + start : $"ref Unsafe.Add(ref {start}, {Literal.Of(offset)})";

    public static string Parameter(Tensor tensor) => $"ref Unsafe.Add(ref parameters, At.{tensor.Identifier})";

    /// <summary>Where a tensor's stored gradient stands.</summary>
    public string Gradient(Tensor tensor) => plan.Training!.GradientOffset == 0
        ? $"ref Unsafe.Add(ref {arena}, At.{tensor.Identifier})"
        : $"ref Unsafe.Add(ref {arena}, {Literal.Of(plan.Training.GradientOffset)} + At.{tensor.Identifier})";

    /// <summary>Where a tensor's first piece of optimizer state stands; any place where there is none.</summary>
    public string State(Tensor tensor) => plan.Training!.StateCount == 0
        ? $"ref {arena}"
        : plan.Training.StateOffset == 0
            ? $"ref Unsafe.Add(ref {arena}, At.{tensor.Identifier})"
            : $"ref Unsafe.Add(ref {arena}, {Literal.Of(plan.Training.StateOffset)} + At.{tensor.Identifier})";

    private static string Rows(Block block) => block.Positions == 1 ? "samples" : $"samples * {Literal.Of(block.Positions)}";

    private string Capacity(Block block) => Literal.Of(memory.Capacity(block));

    private string Sizes(Block block) => $"{Literal.Of(block.Channels)}, {Capacity(block)}";

    private string PanelStride(Block block) => Literal.Of((long)memory.Capacity(block) * Blocks.Lanes);

    private static string EndingComment(Ending ending) =>
        (ending.Scale is null ? "" : ", scaled and shifted") + (ending.Function is { } function ? ", " + function.Kind : "");

    private string EndingArgument(Ending ending) => ending.Scale is null ? "" : ", " + At(ending.Scale);

    /// <summary>Where a product's input stands and how far apart its blocks are; the caller's samples where there is none.</summary>
    private string Source(Block? block) => block is not null
        ? $"{At(block)}, {PanelStride(block)}"
        : $"{(arena == "workspace" ? "ref inputs" : "ref MemoryMarshal.GetReference(step.Inputs)")}, {Literal.Of(Blocks.Lanes)}";

    private string InputSpan() => arena == "workspace"
        ? $"MemoryMarshal.CreateReadOnlySpan(ref inputs, samples * {Literal.Of(plan.Network.InputShape.Size)})"
        : "step.Inputs";

    private string SlopeArguments(PReluPlan slopes, Block block) =>
        $"samples, {AlphaTable(slopes)}, {Sizes(block)}, {Literal.Of(slopes.Alpha.Positions)}, {Literal.Of(slopes.Alpha.Channels)}";

    private static string AlphaTable(PReluPlan slopes) => slopes.Input.Positions == 1 ? "[0]" : slopes.Identifier + "AlphaPositions";

    private string DropoutArguments(DropoutPlan dropout, Block block) =>
        $"samples, {Literal.Of(block.Positions)}, {Sizes(block)}, {Literal.Of(dropout.Rate)}, {Literal.Of(dropout.Index)}, in step";
}
