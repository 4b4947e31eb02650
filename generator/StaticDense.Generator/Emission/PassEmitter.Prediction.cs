using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <content>Predictions: of one sample, of some, and one thread's part of one.</content>
internal sealed partial class PassEmitter
{
    private const string PredictionParameters = "ref float parameters, ref float workspace, ref float inputs, ref float outputs, int samples";

    private const string RowPartParameters = "ref float parameters, ref float workspace, ref float inputs, ref float outputs, WorkShare share";

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
            if (plan.Prediction.DividesRow)
            {
                writer.Line();
                writer.Line("public static bool DividesRow => true;");
                writer.Line();
                using (writer.Block($"public static void PredictRowPart({RowPartParameters})"))
                    WriteDispatch("PredictRowPart", "ref parameters, ref workspace, ref inputs, ref outputs, share", returns: false);
            }
        }

        writer.Line();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void Predict{Generic}({PredictionParameters})", Constraints))
            WriteChunks();
        writer.Line();
        if (plan.Prediction.Row is { } row)
            WritePrediction("PredictRow", row, "One sample.");
        if (plan.Prediction is { DividesRow: true, Row: { } shared })
            WriteRowPart(shared);
        WritePrediction("PredictBatch", plan.Prediction.Batch, $"Up to {Literal.Of(plan.Prediction.Batch.Memory.Samples)} samples.");
    }

    private void WriteChunks()
    {
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

        var chunk = plan.Prediction.Batch.Memory.Samples;
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

    private void WriteRowPart(Pass pass)
    {
        writer.Line("// One thread's part of one sample.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (writer.Block($"private static void PredictRowPart{Generic}({RowPartParameters})", Constraints))
        {
            if (pass.Operations.Any(operation => !PredictionPlanner.IsDividedInRow(operation)))
                writer.Line("const int samples = 1;");
            var emitter = new OperationEmitter(writer, plan, pass.Memory, "workspace", 0, null);
            for (var index = 0; index < pass.Operations.Count; index++)
            {
                if (index > 0 && (PredictionPlanner.IsDividedInRow(pass.Operations[index - 1]) || PredictionPlanner.IsDividedInRow(pass.Operations[index])))
                {
                    writer.Line();
                    writer.Line("share.Wait();");
                }

                emitter.EmitInRow(pass.Operations[index]);
            }
        }

        writer.Line();
    }
}
