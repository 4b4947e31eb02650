using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the kernels of one width: the network's products and gradients, and below them the tiles that these call.</summary>
internal sealed class KernelFileEmitter(KernelPlan plan)
{
    private readonly string? _rule = plan.Training is { StoresGradients: false } training ? UpdateRule.Of(training.Declaration.Optimizer) : null;

    /// <summary>Every kernel once, for the most rows that any pass has: sums first, then the gradients of kernels.</summary>
    private IReadOnlyList<IKernel> Kernels => Passes()
        .SelectMany(pass => pass.Operations.Select(operation => KernelOf(operation, pass.Memory)))
        .Concat(RowParts)
        .Where(kernel => kernel is not null)
        .GroupBy(kernel => kernel!.Method)
        .Select(uses => uses.OrderByDescending(kernel => kernel!.MaxRows).First()!)
        .OrderBy(kernel => kernel is GradientKernel or WindowGradientKernel)
        .ToList();

    private IEnumerable<IKernel> RowParts => plan.Prediction is { DividesRow: true, Row: { } row }
        ? row.Operations.Where(PredictionPlanner.IsDividedInRow).OfType<Product>().Select(product => ProductKernel.Forward(product.Dense, product.Ending, product.Source is null).RowPart)
        : [];

    private IKernel? KernelOf(Operation operation, MemoryPlan memory) => operation switch
    {
        Product o => ProductKernel.Forward(o.Dense, o.Ending, o.Source is null) with { MaxRows = memory.Capacity(o.Destination) },
        InputGradient o => ProductKernel.InputGradient(o.Dense) with { MaxRows = memory.Capacity(o.Delta) },
        KernelGradient o => new GradientKernel(o.Dense, _rule, o.Source is null, memory.Capacity(o.Delta)) { IsDivided = memory.IsShared },
        Convolve o => new WindowProduct(WindowKernel.Forward(o.Convolution, o.Ending, o.Maxima)),
        ConvolveInputGradient o => new WindowProduct(WindowKernel.InputGradient(o.Convolution)),
        ConvolveKernelGradient o => new WindowGradientKernel(o.Convolution) { IsDivided = memory.IsShared && o.Convolution.Kernel.Panels > 1 },
        _ => null,
    };

    /// <summary>The kernels that every width has.</summary>
    public void EmitInterface(SourceWriter writer)
    {
        using (writer.Block("public interface IKernels"))
        {
            if (plan.Prediction.StraightLine is not null)
                writer.Line("static abstract void PredictRow(ref float parameters, ref float x, ref float y);");
            foreach (var kernel in Kernels)
                writer.Line($"static abstract void {kernel.Method}({kernel.Parameters});");
        }
    }

    public EmittedFile Emit(Width width)
    {
        string[] outline =
        [
            $"{plan.Network.Declaration.Type.Name}: kernels for {Describe(width)}.",
        ];
        return FileFrame.Write(plan.Network.Declaration, "." + width.Path, outline, "", writer =>
        {
            using (FileFrame.Compiled(writer))
            using (writer.Block($"public readonly struct {width.Kernels} : IKernels"))
                WriteKernels(writer, width);
        });
    }

    private void WriteKernels(SourceWriter writer, Width width)
    {
        var tiles = new HashSet<TileForm>();
        if (plan.Prediction.StraightLine is not null)
            new StraightLineEmitter(writer, width, plan).Emit();
        foreach (var kernel in Kernels)
            WriteKernel(writer, width, kernel, tiles);
        foreach (var form in tiles.OrderBy(form => form))
            new TileEmitter(writer, width, form).Emit();
    }

    private static void WriteKernel(SourceWriter writer, Width width, IKernel kernel, HashSet<TileForm> tiles)
    {
        switch (kernel)
        {
            case ProductKernel product:
                new ProductEmitter(writer, width, product, tiles).Emit();
                break;
            case WindowProduct product:
                new WindowEmitter(writer, width, product, tiles).Emit();
                break;
            case GradientKernel gradient:
                new GradientEmitter(writer, width, gradient, tiles).Emit();
                break;
            case WindowGradientKernel gradient:
                new WindowGradientEmitter(writer, width, gradient, tiles).Emit();
                break;
            default:
                throw new InvalidOperationException("No emission for " + kernel.GetType().Name + ".");
        }
    }

    private IEnumerable<Pass> Passes() =>
        new[] { plan.Training?.Step, plan.Training?.Evaluation, plan.Prediction.Batch, plan.Prediction.Row }
            .Where(pass => pass is not null)
            .Select(pass => pass!);

    private static string Describe(Width width) => width.Path switch
    {
        "Vector512" => "512-bit vectors",
        "Vector256" => "256-bit vectors",
        "Vector" => "the machine's Vector<T>, a loop over its lanes",
        _ => "machines without vectors",
    };
}
