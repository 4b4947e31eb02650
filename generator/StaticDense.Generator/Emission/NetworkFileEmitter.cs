using System.Globalization;
using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the network's public face: constants, summary, construction, prediction, files.</summary>
internal sealed class NetworkFileEmitter(KernelPlan plan)
{
    private ShapedNetwork Network => plan.Network;

    private string Name => Network.Declaration.Type.EscapedName;

    /// <summary>A network that is not trained has no use for random parameters where it has others.</summary>
    private bool HasRandomParameters => Network.Weights is null || plan.Training is not null;

    private string TrainedMemory => Network.Weights!.File.Resource is { Length: > 0 } resource
        ? $"NetworkMemory.FromResource(Compiled.Description, typeof({Name}).Assembly, {Literal.Of(resource)})"
        : "NetworkMemory.From(Compiled.Description, Compiled.TrainedParameters)";

    public EmittedFile Emit()
    {
        var bases = $" : INetwork<{Name}>" + (plan.Training is null ? "" : $", ITrainableNetwork<{Name}>");
        return FileFrame.Write(Network.Declaration, "", Outline(), bases, writer =>
        {
            WriteConstants(writer);
            WriteLayers(writer);
            new FixedSizeEmitter(writer, Network).WriteTypes();
            WriteMembers(writer);
            WriteInterface(writer);
            using (FileFrame.Compiled(writer))
                WriteDescriptions(writer);
        });
    }

    private List<string> Outline()
    {
        var lines = new List<string> { Network.Declaration.Type.Name + ": input " + Network.InputShape };
        lines.AddRange(Network.Layers.Select(layer => $"  -> {layer.Declaration.Name} ({layer.Declaration.Kind}) {layer.OutputShape}, {Counted(layer.ParameterCount, "parameter")}"));
        if (plan.Training is { Declaration: var train })
            lines.Add($"Trained by {train.Optimizer.Kind} on {train.Loss}, batches of {Literal.Of(train.BatchSize)}.");
        lines.AddRange(FixedSizeEmitter.Missing(Network));
        return lines;
    }

    /// <summary><c>1 parameter</c>, <c>101,770 parameters</c>.</summary>
    private static string Counted(long count, string what) =>
        count.ToString("#,0", CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    private void WriteConstants(SourceWriter writer)
    {
        void Constant(string type, string name, long value, string summary) =>
            Member(writer, summary, $"public const {type} {name} = {Literal.Grouped(value)};");

        Constant("int", "InputSize", Network.InputShape.Size, "Values of one sample's input.");
        Constant("int", "OutputSize", Network.OutputShape.Size, "Values of one sample's output.");
        Constant("int", "ParameterCount", Network.ParameterCount, "Parameters, padding not counted.");
        Constant("int", "TrainableParameterCount", Network.TrainableParameterCount, "Parameters that training changes.");
        Constant("int", "NonTrainableParameterCount", Network.ParameterCount - Network.TrainableParameterCount, "Parameters that training leaves.");
        Constant("long", "MultiplyAddCount", Network.MultiplyAddCount, "Multiply-adds of one sample's prediction.");
        Constant("long", "WorkspaceBytes", 4 * plan.Prediction.WorkspaceCount, "Bytes that each thread inside Predict needs beside the parameters.");
        if (plan.Training is { } training)
        {
            Constant("int", "BatchSize", training.Declaration.BatchSize, "The most samples of one training step.");
            Constant("long", "TrainingBytes", 4 * (plan.Layout.StorageCount + training.ArenaCount), "Bytes of training in all, parameters included.");
            Constant("long", "TrainingBytesPerThread", 4 * training.ScratchCount, "Bytes that each further thread of training needs.");
        }

        writer.Line("/// <summary>The table of layers.</summary>");
        using (writer.Indent("public const string Summary = \"\"\""))
        {
            writer.Lines(SummaryTable.Of(plan));
            writer.Line("\"\"\";");
        }

        writer.Line();
    }

    private void WriteLayers(SourceWriter writer)
    {
        writer.Line("/// <summary>The layers' sizes and counts.</summary>");
        using (writer.Block("public static class Layers"))
        {
            foreach (var layer in Network.Layers)
            {
                writer.Line();
                writer.Line($"/// <summary>{layer.Declaration.Kind}: {layer.InputShape} to {layer.OutputShape}.</summary>");
                using (writer.Block("public static class " + layer.Identifier))
                {
                    void Constant(string declaration, string value, string summary)
                    {
                        writer.Line();
                        writer.Line($"/// <summary>{summary}</summary>");
                        writer.Line($"public const {declaration} = {value};");
                    }

                    Constant("string Name", Literal.Of(layer.Declaration.Name), "The layer's name.");
                    Constant("int OutputSize", Literal.Grouped(layer.OutputShape.Size), "Values of one sample's output.");
                    Constant("int ParameterCount", Literal.Grouped(layer.ParameterCount), "Parameters, padding not counted.");
                    Constant("long MultiplyAddCount", Literal.Grouped(layer.MultiplyAddCount), "Multiply-adds for one sample.");
                }
            }
        }

        writer.Line();
    }

    private void WriteMembers(SourceWriter writer)
    {
        var predict = plan.Prediction.StraightLine is null ? "Predict" : "PredictStraight";
        var fixedSize = new FixedSizeEmitter(writer, Network);
        writer.Line("private readonly NetworkMemory _memory;");
        writer.Line();
        if (HasRandomParameters)
            Member(writer, "A network initialised by its declared initializers; one seed gives the same bits on every machine.", $"public {Name}(ulong seed = 0) => _memory = new NetworkMemory(Compiled.Description, seed);");
        Member(writer, null, $"private {Name}(NetworkMemory memory) => _memory = memory;");
        WriteTrained(writer);
        Member(writer, "The parameters' storage: one contiguous span, aligned to 64 bytes, padding included and always zero.", "public Span<float> Parameters => _memory.Parameters;");
        Member(writer, Invariant($"Outputs for n samples: n · {Network.InputShape.Size} inputs, n · {Network.OutputShape.Size} outputs, row-major. Allocates nothing."), $"public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _memory.{predict}<Compiled.Prediction>(inputs, outputs);");
        writer.Line("/// <summary>The same on up to so many threads, with the same bits; fewer take part where there is too little work.</summary>");
        using (writer.Indent("public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads) =>"))
            writer.Line($"_memory.{predict}<Compiled.Prediction>(inputs, outputs, threads);");
        writer.Line();
        fixedSize.WritePredict($"_memory.{predict}<Compiled.Prediction>");
        Member(writer, "The index of the largest output, the first on ties; with one output, 1 where it is above 0.5.", "public int PredictClass(ReadOnlySpan<float> input) => _memory.PredictClass<Compiled.Prediction>(input);");
        fixedSize.WritePredictClass();
        Member(writer, "Makes room for this many threads inside Predict at once.", "public void Reserve(int threads) => _memory.Reserve(threads);");
        Member(writer, "Writes the parameters in canonical order, row-major, in Keras's layouts.", "public void ExportParameters(Span<float> destination) => _memory.ExportParameters(destination);");
        Member(writer, "Reads the parameters in canonical order, row-major, in Keras's layouts.", "public void ImportParameters(ReadOnlySpan<float> source) => _memory.ImportParameters(source);");
        Member(writer, "Writes the parameters to a safetensors file, whole or not at all.", "public void Save(string path) => _memory.Save(path);");
        Member(writer, "A network with the parameters of a safetensors file.", $"public static {Name} Load(string path) => new {Name}(NetworkMemory.Load(Compiled.Description, path));");
    }

    /// <summary>The instance with the weights of the file. A class of its own makes it when it is first asked for, and once.</summary>
    private void WriteTrained(SourceWriter writer)
    {
        if (Network.Weights is null)
            return;
        Member(writer, "The network with its trained parameters: one for the whole program, made when it is first used.", $"public static {Name} Trained => TrainedOnce.Network;");
        using (writer.Block("private static class TrainedOnce"))
            writer.Line($"public static readonly {Name} Network = new {Name}({TrainedMemory});");
        writer.Line();
    }

    private static void Member(SourceWriter writer, string? summary, string declaration)
    {
        if (summary is not null)
            writer.Line($"/// <summary>{summary}</summary>");
        writer.Line(declaration);
        writer.Line();
    }

    private void WriteInterface(SourceWriter writer)
    {
        writer.Line($"static NetworkDescription INetwork<{Name}>.Description => Compiled.Description;");
        writer.Line();
        writer.Line($"static {Name} INetwork<{Name}>.Create(ulong seed) => new {Name}({(HasRandomParameters ? "seed" : TrainedMemory)});");
        writer.Line();
        if (plan.Training is not { } training)
            return;
        var trainable = $"ITrainableNetwork<{Name}>";
        writer.Line($"static TrainingDescription {trainable}.Training => Compiled.Training;");
        writer.Line();
        var passes = new PassEmitter(writer, plan);
        using (writer.Block($"static float {trainable}.Backpropagate(ref readonly TrainingStep step)"))
            passes.WriteDispatch("Compiled.Backpropagate", "in step", returns: true, prefix: "Compiled.");
        writer.Line();
        using (writer.Block($"static void {trainable}.ApplyGradients(ref readonly TrainingStep step)"))
        {
            if (training.StoresGradients)
                passes.WriteDispatch("Compiled.ApplyGradients", "in step", returns: false, prefix: "Compiled.");
            else
                writer.Line("// No gradient is stored: Backpropagate has updated the parameters.");
        }

        writer.Line();
        using (writer.Block($"static float {trainable}.Evaluate(ref readonly TrainingStep step)"))
            passes.WriteDispatch("Compiled.Evaluate", "in step", returns: true, prefix: "Compiled.");
        writer.Line();
    }

    private void WriteDescriptions(SourceWriter writer)
    {
        writer.Line("// Floats of the parameters' storage, padding included.");
        writer.Line($"private const int StorageCount = {Literal.Grouped(plan.Layout.StorageCount)};");
        writer.Line();
        new DescriptionEmitter(writer, plan).Emit();
        writer.Line();
        writer.Line("// Where each parameter starts in storage: [channels / 16][positions][16], padded lanes zero.");
        using (writer.Block("private static class At"))
        {
            foreach (var tensor in plan.Layout.Tensors)
                writer.Line($"public const int {tensor.Identifier} = {Literal.Grouped(tensor.Offset)};");
        }
    }
}
