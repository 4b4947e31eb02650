using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>From a valid network to its source files.</summary>
internal static class NetworkEmitter
{
    public static EquatableArray<EmittedFile> Emit(ShapedNetwork network) => Emit(Planner.Plan(network));

    public static EquatableArray<EmittedFile> Emit(KernelPlan plan)
    {
        var kernels = new KernelFileEmitter(plan);
        var files = new List<EmittedFile> { new NetworkFileEmitter(plan).Emit(), EmitForward(plan, kernels) };
        if (plan.Training is { } training)
            files.Add(EmitBackward(plan, training));
        if (plan.Network.Weights is { File.Resource: "" } weights)
            files.Add(WeightsEmitter.Emit(plan, weights));
        files.AddRange(Width.All.Select(kernels.Emit));
        return files.ToEquatableArray();
    }

    private static EmittedFile EmitForward(KernelPlan plan, KernelFileEmitter kernels)
    {
        string[] outline = [plan.Network.Declaration.Type.Name + ": forward passes.", "Blocks of 16: [channels / 16][rows][16]. Offsets are floats from the start of the workspace or arena."];
        return FileFrame.Write(plan.Network.Declaration, ".Forward", outline, "", writer =>
        {
            using (FileFrame.Compiled(writer))
            {
                var passes = new PassEmitter(writer, plan);
                passes.EmitPrediction();
                if (plan.Training is { } training)
                {
                    passes.EmitEvaluation(training);
                    passes.EmitTrainingForward(training);
                }

                kernels.EmitInterface(writer);
                WriteTypes(writer, plan);
                WindowTables.Write(writer, plan);
            }
        });
    }

    private static EmittedFile EmitBackward(KernelPlan plan, TrainingPlan training)
    {
        string[] outline = [plan.Network.Declaration.Type.Name + ": backward pass."];
        return FileFrame.Write(plan.Network.Declaration, ".Backward", outline, "", writer =>
        {
            using (FileFrame.Compiled(writer))
                new PassEmitter(writer, plan).EmitBackward(training);
        });
    }

    /// <summary>Stack buffers of straight-line code and tables of shared slopes.</summary>
    private static void WriteTypes(SourceWriter writer, KernelPlan plan)
    {
        foreach (var size in StraightLineEmitter.BufferSizes(plan))
        {
            writer.Line();
            writer.Line($"[InlineArray({Literal.Of(size)})]");
            using (writer.Block($"private struct Floats{Literal.Of(size)}"))
                writer.Line("private float _first;");
        }

        var slopes = plan.Prediction.Batch.Operations.OfType<Rectify>().Select(rectify => rectify.Slopes);
        foreach (var slope in slopes.Where(slope => slope.Input.Positions > 1))
        {
            var axes = string.Join(", ", slope.Input.Axes.Take(slope.Input.Rank - 1).Select(axis => Literal.Of(axis)));
            var shared = string.Join(", ", slope.SharedAxes.Select(axis => Literal.Of(axis)));
            writer.Line();
            writer.Line($"// For each position of {slope.Alpha.Path}'s input, the position of its slopes.");
            writer.Line($"private static readonly int[] {slope.Identifier}AlphaPositions = PRelu.AlphaPositions([{axes}], [{shared}]);");
        }
    }
}
