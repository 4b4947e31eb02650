using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the kernels of one width: the network's products and gradients, and below them the tiles that these call.</summary>
internal sealed class KernelFileEmitter(KernelPlan plan)
{
    private readonly string? _rule = plan.Training is { StoresGradients: false } training ? UpdateRule.Of(training.Declaration.Optimizer) : null;

    /// <summary>Every product once, for the most rows that any pass has.</summary>
    private IReadOnlyList<ProductKernel> Products => Passes()
        .SelectMany(pass => pass.Operations.Select(operation => operation switch
        {
            Product product => ProductKernel.Forward(product.Dense) with { MaxRows = pass.Memory.Capacity(product.Destination) },
            InputGradient gradient => ProductKernel.InputGradient(gradient.Dense) with { MaxRows = pass.Memory.Capacity(gradient.Delta) },
            _ => null,
        }))
        .Where(kernel => kernel is not null)
        .GroupBy(kernel => kernel!.Method)
        .Select(uses => uses.OrderByDescending(kernel => kernel!.MaxRows).First()!)
        .ToList();

    private IReadOnlyList<GradientKernel> Gradients => Passes()
        .SelectMany(pass => pass.Operations.OfType<KernelGradient>()
            .Select(operation => new GradientKernel(operation.Dense, _rule, pass.Memory.Capacity(operation.Delta))))
        .ToList();

    /// <summary>The kernels that every width has.</summary>
    public void EmitInterface(SourceWriter writer)
    {
        using (writer.Block("public interface IKernels"))
        {
            if (plan.Prediction.StraightLine is not null)
                writer.Line("static abstract void PredictRow(ref float parameters, ref float x, ref float y);");
            foreach (var product in Products)
                writer.Line($"static abstract void {product.Method}({ProductKernel.Parameters});");
            foreach (var gradient in Gradients)
                writer.Line($"static abstract void {gradient.Method}({gradient.Parameters});");
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
        foreach (var product in Products)
            new ProductEmitter(writer, width, product, tiles).Emit();
        foreach (var gradient in Gradients)
            new GradientEmitter(writer, width, gradient, tiles).Emit();
        foreach (var form in tiles.OrderBy(form => form))
            new TileEmitter(writer, width, form).Emit();
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
