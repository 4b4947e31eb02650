using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the passes: generic over the width, one list of operations each.</summary>
internal sealed class PassEmitter(SourceWriter writer, KernelPlan plan)
{
    public const string Generic = "<TLanes, TKernels>";

    private static readonly string[] Constraints = ["where TLanes : struct, ILanes<TLanes>", "where TKernels : struct, IKernels"];

    private const string PredictionParameters = "ref float parameters, ref float workspace, ref float inputs, ref float outputs, int samples";

    private string? Rule => plan.Training is { } training ? UpdateRule.Of(training.Declaration.Optimizer) : null;

    public void EmitPrediction()
    {
        var isStraight = plan.Prediction.StraightLine is not null;
        using (writer.Block("public readonly struct Prediction : " + (isStraight ? "IStraightLinePass" : "IInferencePass")))
        {
            if (isStraight)
            {
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                using (writer.Block("public static void PredictRow(ref float parameters, ref float input, ref float output)"))
                    WriteDispatch(width => $"{width.Kernels}.PredictRow(ref parameters, ref input, ref output);", returns: false);
                writer.Line();
            }

            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"public static void Predict({PredictionParameters})"))
                WriteDispatch("Predict", "ref parameters, ref workspace, ref inputs, ref outputs, samples", returns: false);
        }

        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Predict{Generic}({PredictionParameters})", Constraints))
            WriteChunks();
        writer.Line();
        if (plan.Prediction.Row is { } row)
            WritePrediction("PredictRow", row, "One sample.");
        if (plan.Prediction.Batch is { } batch)
            WritePrediction("PredictBatch", batch, $"Up to {Literal.Of(batch.Memory.Samples)} samples.");
    }

    public void EmitEvaluation(TrainingPlan training)
    {
        writer.Line("// Forward as in inference, and the loss.");
        using (StepMethod("Evaluate", "float"))
            WriteForward(training.Evaluation.Operations, training.Evaluation.Memory);
        writer.Line();
    }

    public void EmitTrainingForward(TrainingPlan training)
    {
        writer.Line("// Forward in training, the loss, and the loss's gradient.");
        using (StepMethod("Forward", "float"))
            WriteForward(training.Step.Operations.Take(ForwardCount(training)).ToList(), training.Step.Memory);
        writer.Line();
    }

    public void EmitBackward(TrainingPlan training)
    {
        writer.Line("// One step: the loss before the update.");
        using (StepMethod("Backpropagate", "float", locals: false))
        {
            writer.Line($"var loss = Forward{Generic}(in step);");
            writer.Line($"Backward{Generic}(in step);");
            writer.Line("return loss;");
        }

        writer.Line();
        writer.Line(training.StoresGradients ? "// Gradients, last layer first, into their storage." : "// Gradients, last layer first; each parameter is updated as its gradient is finished.");
        using (StepMethod("Backward", "void"))
        {
            var emitter = Operations(training.Step.Memory);
            foreach (var operation in training.Step.Operations.Skip(ForwardCount(training)))
                emitter.Emit(operation);
        }

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

    private SourceWriter.Scope StepMethod(string name, string result, bool locals = true, bool samples = true)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        var scope = writer.Block($"public static {result} {name}{Generic}(ref readonly TrainingStep step)", Constraints);
        if (locals)
        {
            writer.Line("ref float parameters = ref step.Parameters;");
            writer.Line("ref float arena = ref step.Arena;");
            if (samples)
                writer.Line("var samples = step.Samples;");
        }

        return scope;
    }

    private OperationEmitter Operations(MemoryPlan memory) =>
        new(writer, plan, memory, "arena", plan.Training!.PassOffset, plan.Training.StoresGradients ? null : Rule);

    private void WriteForward(IReadOnlyList<Operation> operations, MemoryPlan memory)
    {
        var tensors = plan.Layout.Tensors.Where(tensor => !tensor.Parameter.Regularizer.IsNone).ToList();
        var penalised = tensors.Count > 0 || operations.Any(operation => operation is ActivityLoss);
        if (penalised)
        {
            writer.Line("var penalty = 0.0;");
            foreach (var tensor in tensors)
            {
                var penalty = tensor.Parameter.Regularizer;
                writer.Line();
                writer.Line($"// penalty of {tensor.Path}");
                writer.Line($"penalty += Penalties.Loss<TLanes>(ref Unsafe.Add(ref parameters, At.{tensor.Identifier}), {Literal.Of(tensor.StorageCount)}, {Literal.Of(penalty.L1)}, {Literal.Of(penalty.L2)});");
            }
        }

        var emitter = Operations(memory);
        foreach (var operation in operations)
            emitter.Emit(operation);
        writer.Line();
        writer.Line(penalised ? "return (float)(loss + penalty);" : "return loss;");
    }

    private void WriteChunks()
    {
        if (plan.Prediction is { StraightLine: not null, Batch: null })
        {
            WriteStraightRows();
            return;
        }

        if (plan.Prediction.StraightLine is not null)
        {
            using (writer.Block($"if (samples < {Literal.Of(PredictionPlanner.FewSamples)})"))
            {
                WriteStraightRows();
                writer.Line("return;");
            }

            writer.Line();
        }

        if (plan.Prediction.Row is not null)
        {
            using (writer.Block("if (samples == 1)"))
            {
                writer.Line($"PredictRow{Generic}(ref parameters, ref workspace, ref inputs, ref outputs, 1);");
                writer.Line("return;");
            }

            writer.Line();
        }

        var chunk = plan.Prediction.Batch!.Memory.Samples;
        using (writer.Block($"for (; samples > {Literal.Of(chunk)}; samples -= {Literal.Of(chunk)})"))
        {
            writer.Line($"PredictBatch{Generic}(ref parameters, ref workspace, ref inputs, ref outputs, {Literal.Of(chunk)});");
            writer.Line($"inputs = ref Unsafe.Add(ref inputs, {Literal.Of(chunk * plan.Network.InputShape.Size)});");
            writer.Line($"outputs = ref Unsafe.Add(ref outputs, {Literal.Of(chunk * plan.Network.OutputShape.Size)});");
        }

        writer.Line();
        writer.Line($"PredictBatch{Generic}(ref parameters, ref workspace, ref inputs, ref outputs, samples);");
    }

    private void WriteStraightRows()
    {
        var (inputs, outputs) = (plan.Network.InputShape.Size, plan.Network.OutputShape.Size);
        using (writer.Indent("for (nint sample = 0; sample < samples; sample++)"))
            writer.Line($"TKernels.PredictRow(ref parameters, ref Unsafe.Add(ref inputs, sample * {Literal.Of(inputs)}), ref Unsafe.Add(ref outputs, sample * {Literal.Of(outputs)}));");
    }

    private void WritePrediction(string name, Pass pass, string comment)
    {
        writer.Line("// " + comment);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void {name}{Generic}({PredictionParameters})", Constraints))
        {
            var emitter = new OperationEmitter(writer, plan, pass.Memory, "workspace", 0, null);
            foreach (var operation in pass.Operations)
                emitter.Emit(operation);
        }

        writer.Line();
    }

    private void WriteApply(TrainingPlan training)
    {
        var optimizer = training.Declaration.Optimizer;
        writer.Line("// Clipping and update from the stored gradients.");
        using (StepMethod("ApplyGradients", "void", samples: false))
        {
            writer.Line("var update = step.Update;");
            var at = Operations(training.Step.Memory);
            string Squares(Tensor tensor) => $"Clipping.SumOfSquares<TLanes>({at.Gradient(tensor)}, {Literal.Of(tensor.StorageCount)})";
            if (optimizer.GlobalClipNorm != 0)
            {
                writer.Line();
                writer.Line("// The norm of all gradients together.");
                writer.Line("var squares = 0f;");
                foreach (var tensor in plan.Layout.Trainable)
                    writer.Line($"squares += {Squares(tensor)};");
                writer.Line($"update.GradientScale = Clipping.Factor(squares, {Literal.Of((float)optimizer.GlobalClipNorm)});");
            }

            foreach (var tensor in plan.Layout.Trainable)
            {
                writer.Line();
                writer.Line("// " + tensor.Path);
                if (optimizer.ClipNorm != 0)
                    writer.Line($"update.GradientScale = Clipping.Factor({Squares(tensor)}, {Literal.Of((float)optimizer.ClipNorm)});");
                writer.Line($"Updates.ApplyTensor<TLanes, {Rule}>({OperationEmitter.Parameter(tensor)}, {at.Gradient(tensor)}, {at.State(tensor)}, StorageCount, {OperationEmitter.TensorSizes(tensor)}, 0f, 0f, in update);");
                if (!tensor.Parameter.Constraint.IsNone)
                    at.EmitConstraint(tensor);
            }
        }

        writer.Line();
    }
}
