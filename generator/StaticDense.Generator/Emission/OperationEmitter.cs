using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes the operations of a pass as calls on the kernels and the library, generic over the width. Regions are named by their
/// constant offsets; a one-line comment says what each operation is for.
/// </summary>
internal sealed partial class OperationEmitter(SourceWriter writer, KernelPlan plan, MemoryPlan memory, string arena, long arenaOffset, string? rule)
{
    private Division _division;
    private int _panels;
    private Func<SourceWriter.Scope>? _opening;
    private SourceWriter.Scope? _scope;

    /// <summary>The samples that an operation is about: the thread's own, or all of them.</summary>
    private string Samples => memory.IsShared && _division != Division.Samples ? "batch" : "samples";

    /// <summary>Whether the operation at hand is for some panels only.</summary>
    private bool IsByPanels => memory.IsShared && _panels > 1;

    /// <summary>Whether an operation has panels to divide: a single one is whole, and the last thread's.</summary>
    public static bool TakesPanels(Operation operation) => operation.Division == Division.Panels && PanelsOf(operation) > 1;

    /// <summary>Writes an operation; where threads share the pass, with this thread's share of it.</summary>
    public void Emit(Operation operation)
    {
        _division = operation.Division;
        _panels = _division == Division.Panels ? PanelsOf(operation) : 0;
        if (memory.IsShared)
        {
            _opening = operation.Division switch
            {
                Division.None when operation is not LossGradient => () => writer.Block("if (step.Share.IsFirst)"),
                Division.Panels => OpenPanels,
                _ => null,
            };
        }

        EmitOwn(operation);
        _scope?.Dispose();
        _scope = null;
    }

    /// <summary>Writes an operation on a single sample that threads share: its panels are divided, or one thread does it.</summary>
    public void EmitInRow(Operation operation)
    {
        if (!PredictionPlanner.IsDividedInRow(operation))
        {
            _opening = () => writer.Block("if (share.IsFirst)");
            EmitOwn(operation);
            _scope?.Dispose();
            _scope = null;
            return;
        }

        var product = (Product)operation;
        Comment(Describe(product));
        var source = product.Source is null ? "ref inputs" : At(product.Source);
        writer.Line($"TKernels.{ProductKernel.Forward(product.Dense, product.Ending, product.Source is null).RowPart.Method}({source}, {Parameter(product.Dense.Kernel)}, {Start(product.Dense.Bias)}, {At(product.Destination)}, share.Of({Literal.Of(product.Dense.Panels / PredictionPlanner.RowPanels)}){EndingArgument(product.Ending)});");
        if (!product.ClearsPadding)
            return;
        using (writer.Indent("if (share.IsLast)"))
            writer.Line($"PaddedLanes.Clear<TLanes>({At(product.Destination)}, 1, {Sizes(product.Destination)});");
    }

    private static string Describe(Product o) => $"{o.Dense.LayerName}: {Literal.Of(o.Dense.Inputs)} -> {Literal.Of(o.Dense.Units)}{EndingComment(o.Ending)}";

    private SourceWriter.Scope OpenPanels() =>
        writer.Block(_panels > 1 ? $"if (step.Share.TakePanels({Literal.Of(_panels)}, out part))" : "if (step.Share.IsLast)");

    private static int PanelsOf(Operation operation) => operation switch
    {
        NormalizeBatch or NormalizeBatchGradient => operation.Regions.OfType<Block>().First().Panels,
        _ => operation.Parameters.First().Panels,
    };

    private void EmitOwn(Operation operation)
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
            case TransposeKernel o:
                Comment($"{o.Dense.LayerName}: kernel transposed");
                writer.Line($"Blocks.Transpose<TLanes>({Parameter(o.Dense.Kernel)}, {At(o.Transposed)}, {Literal.Of(o.Dense.Inputs)}, {Literal.Of(o.Dense.Units)}, {BlocksOf(o.Dense.Inputs)});");
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
                new LossEmitter(writer, At, memory.IsShared).Emit(o, Capacity(o.Values));
                break;
            case ActivityLoss o:
                Comment($"penalty of {o.Output.Name}");
                writer.Line($"penalty += Penalties.ActivityLoss<TLanes>({At(o.Output)}, {Rows(o.Output)}, {Sizes(o.Output)}, {Samples}, {Literal.Of(o.Penalty.L1)}, {Literal.Of(o.Penalty.L2)});");
                break;
            case ActivityGradient o:
                Comment($"gradient of the penalty of {o.Output.Name}");
                writer.Line($"Penalties.AddActivityGradient<TLanes>({At(o.Output)}, {At(o.Delta)}, {Rows(o.Delta)}, {Sizes(o.Delta)}, {Batch}, {Literal.Of((float)o.Penalty.L1)}, {Literal.Of((float)o.Penalty.L2)});");
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
        Comment(Describe(o));
        var start = o.Dense.Bias is { } bias ? Parameter(bias) : "ref PaddedLanes.Zeros";
        writer.Line($"TKernels.{ProductKernel.Forward(o.Dense, o.Ending, o.Source is null).Method}({Source(o.Source)}, {Parameter(o.Dense.Kernel)}, {start}, {At(o.Destination)}, {PanelStride(o.Destination)}, {Rows(o.Destination)}{EndingArgument(o.Ending)});");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitInputGradient(InputGradient o)
    {
        Comment($"{o.Dense.LayerName}: gradient of its input");
        writer.Line($"TKernels.{ProductKernel.InputGradient(o.Dense).Method}({At(o.Delta)}, {PanelStride(o.Delta)}, {At(o.Transposed)}, ref PaddedLanes.Zeros, {At(o.Destination)}, {PanelStride(o.Destination)}, {Rows(o.Destination)});");
        if (o.ClearsPadding)
            writer.Line($"PaddedLanes.Clear<TLanes>({At(o.Destination)}, {Rows(o.Destination)}, {Sizes(o.Destination)});");
    }

    private void EmitKernelGradient(KernelGradient o)
    {
        var kernel = o.Dense.Kernel;
        Comment(o.Tile is null ? $"{kernel.Path}: gradient" : $"{kernel.Path}: gradient and update");
        var part = memory.IsShared ? $", step.Share.Of({Literal.Of(Blocks.Of(o.Dense.Inputs))})" : "";
        var head = $"TKernels.{new GradientKernel(o.Dense, rule, o.Source is null).Method}({Source(o.Source)}, {At(o.Delta)}, {PanelStride(o.Delta)}, ";
        writer.Line(o.Tile is null
            ? $"{head}{Gradient(kernel)}, {Rows(o.Delta)}{part});"
            : $"{head}{Parameter(kernel)}, {State(kernel)}, {At(o.Tile)}, {Rows(o.Delta)}, in step.Update{part});");
    }

    private void EmitBiasGradient(BiasGradient o)
    {
        Comment(o.Sum is null ? $"{o.Bias.Path}: gradient" : $"{o.Bias.Path}: gradient and update");
        writer.Line($"Reductions.SumRows<TLanes>({At(o.Delta)}, {(o.Sum is null ? Gradient(o.Bias) : At(o.Sum, Blocks.Lanes))}, {Rows(o.Delta)}, {Sizes(o.Delta)});");
        if (o.Sum is not null)
            Apply(o.Bias, At(o.Sum, Blocks.Lanes));
    }

    private void EmitRectifyGradient(RectifyGradient o)
    {
        var alpha = o.Slopes.Alpha;
        Comment($"back through {alpha.Path}");
        writer.Line($"PRelu.Backward<TLanes>({At(o.Source)}, {Parameter(alpha)}, {At(o.Delta)}, {(o.Sum is null ? Gradient(alpha) : At(o.Sum))}, {SlopeArguments(o.Slopes, o.Source)});");
        if (o.Sum is not null)
            Apply(alpha, At(o.Sum));
    }

    private void Apply(Tensor tensor, string gradient)
    {
        var penalty = tensor.Parameter.Regularizer;
        writer.Line($"Updates.ApplyTensor<TLanes, {rule}>({Parameter(tensor)}, {gradient}, {State(tensor)}, StorageCount, {TensorSizes(tensor)}, {Literal.Of((float)penalty.L1)}, {Literal.Of((float)penalty.L2)}, in step.Update);");
    }

    /// <summary>The update of a parameter from its stored gradient.</summary>
    /// <param name="clip">A statement that goes before; null for none.</param>
    public void EmitApply(Tensor tensor, string? clip)
    {
        writer.Line();
        writer.Line("// " + tensor.Path);
        if (clip is not null)
            writer.Line(clip);
        (_division, _panels) = (Division.Panels, tensor.Panels);
        using (memory.IsShared ? OpenPanels() : (SourceWriter.Scope?)null)
            writer.Line($"Updates.ApplyTensor<TLanes, {UpdateRule.Of(plan.Training!.Declaration.Optimizer)}>({Parameter(tensor)}, {Gradient(tensor)}, {State(tensor)}, StorageCount, {TensorSizes(tensor)}, 0f, 0f, in update);");
        (_division, _panels) = (Division.Samples, 0);
    }

    private void EmitPenalty(Tensor tensor)
    {
        var penalty = tensor.Parameter.Regularizer;
        Comment($"{tensor.Path}: gradient of its penalty");
        var count = IsByPanels ? $"part.Count * {Literal.Of(tensor.PanelStride)}" : Literal.Of(tensor.StorageCount);
        writer.Line($"Clipping.AddPenalty<TLanes>({Parameter(tensor)}, {Gradient(tensor)}, {count}, {Literal.Of((float)penalty.L1)}, {Literal.Of((float)penalty.L2)});");
    }

    private void Comment(string text)
    {
        writer.Line();
        writer.Line("// " + text);
        _scope = _opening?.Invoke();
        _opening = null;
    }

    private static string EndingComment(Ending ending) =>
        (ending.Scale is null ? "" : ", scaled and shifted") + (ending.Function is { } function ? ", " + function.Kind : "");

    private string EndingArgument(Ending ending) => ending.Scale is null ? "" : ", " + At(ending.Scale);

    /// <summary>Where a product's input stands and how far apart its blocks are; the caller's samples where there is none.</summary>
    private string Source(Block? block) => block is not null
        ? $"{At(block)}, {PanelStride(block)}"
        : $"{Inputs}, {Literal.Of(Blocks.Lanes)}";

    /// <summary>The caller's samples: where threads share an operation by samples, the thread's own.</summary>
    private string Inputs => arena == "workspace" ? "ref inputs"
        : memory.IsShared && _division == Division.Samples ? "ref MemoryMarshal.GetReference(step.OwnInputs)" : "ref MemoryMarshal.GetReference(step.Inputs)";

    private string InputSpan() => arena == "workspace"
        ? $"MemoryMarshal.CreateReadOnlySpan(ref inputs, samples * {Literal.Of(plan.Network.InputShape.Size)})"
        : memory.IsShared ? "step.OwnInputs" : "step.Inputs";

    private string SlopeArguments(PReluPlan slopes, Block block) =>
        $"{Samples}, {AlphaTable(slopes)}, {Sizes(block)}, {Literal.Of(slopes.Alpha.Positions)}, {Literal.Of(slopes.Alpha.Channels)}";

    private static string AlphaTable(PReluPlan slopes) => slopes.Input.Positions == 1 ? "[0]" : slopes.Identifier + "AlphaPositions";

    private string DropoutArguments(DropoutPlan dropout, Block block) =>
        $"samples, {Literal.Of(block.Positions)}, {Sizes(block)}, {Literal.Of(dropout.Rate)}, {Literal.Of(dropout.Index)}, in step";
}
