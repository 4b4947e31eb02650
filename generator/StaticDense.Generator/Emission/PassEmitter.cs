using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the passes: generic over the width, one list of operations each.</summary>
internal sealed partial class PassEmitter(SourceWriter writer, KernelPlan plan)
{
    public const string Generic = "<TLanes, TKernels>";

    private static readonly string[] Constraints = ["where TLanes : struct, ILanes<TLanes>", "where TKernels : struct, IKernels"];

    private string? Rule => plan.Training is { } training ? UpdateRule.Of(training.Declaration.Optimizer) : null;

    public void EmitEvaluation(TrainingPlan training)
    {
        writer.Line("// Forward as in inference, and the loss.");
        using (StepMethod("Evaluate", "float", training.Evaluation, training.Evaluation.Operations))
            WriteForward(training.Evaluation, training.Evaluation.Operations);
        writer.Line();
    }

    public void EmitTrainingForward(TrainingPlan training)
    {
        writer.Line("// Forward in training, the loss, and the loss's gradient.");
        var forward = training.Step.Operations.Take(ForwardCount(training)).ToList();
        using (StepMethod("Forward", "float", training.Step, forward))
            WriteForward(training.Step, forward);
        writer.Line();
    }

    public void EmitBackward(TrainingPlan training)
    {
        writer.Line("// One step: the loss before the update.");
        using (StepMethod("Backpropagate", "float"))
        {
            writer.Line($"var loss = Forward{Generic}(in step);");
            writer.Line($"Backward{Generic}(in step);");
            writer.Line("return loss;");
        }

        writer.Line();
        writer.Line(training.StoresGradients ? "// Gradients, last layer first, into their storage." : "// Gradients, last layer first; each parameter is updated as its gradient is finished.");
        var backward = training.Step.Operations.Skip(ForwardCount(training)).ToList();
        using (StepMethod("Backward", "void", training.Step, backward))
            WriteOperations(Operations(training.Step.Memory), training.Step, backward);

        writer.Line();
        if (training.StoresGradients)
            WriteApply(training);
    }

    /// <summary>A switch on the machine's width: the JIT knows it and keeps one line.</summary>
    public void WriteDispatch(string method, string arguments, bool returns, string prefix = "") =>
        WriteDispatch(width => $"{method}<{width.Lanes}, {prefix}{width.Kernels}>({arguments});", returns);

    private void WriteDispatch(Func<Width, string> call, bool returns)
    {
        using (writer.Block("switch (NetworkRuntime.Path)"))
        {
            foreach (var width in Width.All)
            {
                var isLast = width.Path == "Scalar";
                using (writer.Indent(isLast ? "default:" : $"case VectorPath.{width.Path}:"))
                {
                    writer.Line(returns ? "return " + call(width) : call(width));
                    if (!returns)
                        writer.Line("break;");
                }
            }
        }
    }

    private static int ForwardCount(TrainingPlan training)
    {
        var operations = training.Step.Operations;
        var count = operations.Count;
        while (operations[count - 1] is not (LossGradient or ActivityLoss))
            count--;
        return count;
    }

    private SourceWriter.Scope StepMethod(string name, string result)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        return writer.Block($"public static {result} {name}{Generic}(ref readonly TrainingStep step)", Constraints);
    }

    /// <summary>A method with the names that its operations use.</summary>
    private SourceWriter.Scope StepMethod(string name, string result, Pass pass, IReadOnlyList<Operation> operations)
    {
        var scope = StepMethod(name, result);
        writer.Line("ref float parameters = ref step.Parameters;");
        writer.Line("ref float arena = ref step.Arena;");
        if (!pass.Memory.IsShared)
        {
            writer.Line("var samples = step.Samples;");
            return scope;
        }

        if (operations.SelectMany(operation => operation.Regions).Any(pass.Memory.IsOwn))
            writer.Line("ref float scratch = ref step.Scratch;");
        var bySamples = operations.Where(operation => operation.Division == Division.Samples).ToList();
        if (bySamples.Count < operations.Count || operations.Any(operation => operation is ActivityGradient))
            writer.Line("var batch = step.Samples;");
        if (operations.Any(OperationEmitter.TakesPanels))
            writer.Line("WorkPart part;");
        if (bySamples.Count == 0)
            return scope;
        writer.Line();
        writer.Line("// This thread's samples, and where they start in blocks.");
        writer.Line("var samples = step.OwnSamples;");
        foreach (var positions in bySamples.SelectMany(operation => operation.Regions.OfType<Block>()).Select(block => block.Positions).Distinct().OrderBy(positions => positions))
            writer.Line($"ref float {OperationEmitter.OwnRows(positions)} = ref Unsafe.Add(ref arena, step.FirstSample * {Literal.Of((long)positions * Blocks.Lanes)});");
        return scope;
    }

    private void WriteOperations(OperationEmitter emitter, Pass pass, IReadOnlyList<Operation> operations)
    {
        var barriers = pass.Memory.IsShared ? Barriers.Of(pass.Operations, pass.Memory) : null;
        foreach (var operation in operations)
        {
            if (barriers?.Contains(operation) == true)
            {
                writer.Line();
                writer.Line("step.Share.Wait();");
            }

            emitter.Emit(operation);
        }
    }

    private OperationEmitter Operations(MemoryPlan memory) =>
        new(writer, plan, memory, "arena", plan.Training!.PassOffset, plan.Training.StoresGradients ? null : Rule);

    private void WriteForward(Pass pass, IReadOnlyList<Operation> operations)
    {
        var tensors = plan.Layout.Tensors.Where(tensor => !tensor.Parameter.Regularizer.IsNone).ToList();
        var penalised = tensors.Count > 0 || operations.Any(operation => operation is ActivityLoss);
        if (penalised)
        {
            writer.Line("var penalty = 0.0;");
            if (tensors.Count > 0 && pass.Memory.IsShared)
            {
                using (writer.Block("if (step.Share.IsFirst)"))
                    WritePenalties();
            }
            else
            {
                WritePenalties();
            }
        }

        WriteOperations(Operations(pass.Memory), pass, operations);
        writer.Line();
        writer.Line(penalised ? "return (float)(loss + penalty);" : "return loss;");

        void WritePenalties()
        {
            foreach (var tensor in tensors)
            {
                var penalty = tensor.Parameter.Regularizer;
                writer.Line();
                writer.Line($"// penalty of {tensor.Path}");
                writer.Line($"penalty += Penalties.Loss<TLanes>(ref Unsafe.Add(ref parameters, At.{tensor.Identifier}), {Literal.Of(tensor.StorageCount)}, {Literal.Of(penalty.L1)}, {Literal.Of(penalty.L2)});");
            }
        }
    }

    private void WriteApply(TrainingPlan training)
    {
        var optimizer = training.Declaration.Optimizer;
        writer.Line("// Clipping and update from the stored gradients.");
        using (StepMethod("ApplyGradients", "void"))
        {
            writer.Line("ref float parameters = ref step.Parameters;");
            writer.Line("ref float arena = ref step.Arena;");
            writer.Line("var update = step.Update;");
            if (training.IsDivided && plan.Layout.Trainable.Any(tensor => tensor.Panels > 1))
                writer.Line("WorkPart part;");
            var at = Operations(training.Step.Memory);
            string Squares(Tensor tensor) => $"Clipping.SumOfSquares<TLanes>({at.Gradient(tensor)}, {Literal.Of(tensor.StorageCount)})";
            if (optimizer.GlobalClipNorm != 0)
            {
                writer.Line();
                writer.Line(training.IsDivided ? "// The norm of all gradients together; each thread finds it by itself." : "// The norm of all gradients together.");
                writer.Line("var squares = 0f;");
                foreach (var tensor in plan.Layout.Trainable)
                    writer.Line($"squares += {Squares(tensor)};");
                writer.Line($"update.GradientScale = Clipping.Factor(squares, {Literal.Of((float)optimizer.GlobalClipNorm)});");
            }

            foreach (var tensor in plan.Layout.Trainable)
                at.EmitApply(tensor, optimizer.ClipNorm != 0 ? $"update.GradientScale = Clipping.Factor({Squares(tensor)}, {Literal.Of((float)optimizer.ClipNorm)});" : null);
            WriteConstraints(training, at);
        }

        writer.Line();
    }

    private void WriteConstraints(TrainingPlan training, OperationEmitter at)
    {
        var constrained = plan.Layout.Trainable.Where(tensor => !tensor.Parameter.Constraint.IsNone).ToList();
        if (constrained.Count > 0 && training.IsDivided)
        {
            writer.Line();
            writer.Line("step.Share.Wait();");
        }

        foreach (var tensor in constrained)
            at.Emit(new Constrain(tensor));
    }
}
