using System.Globalization;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the types of one sample's input and output, where they are small enough to be elements of arrays, and the predictions that take them.</summary>
internal sealed class FixedSizeEmitter(SourceWriter writer, ShapedNetwork network)
{
    private readonly bool _hasInput = Fits(network.InputShape);
    private readonly bool _hasOutput = Fits(network.OutputShape);

    /// <summary>What the file's outline says of types that are not there.</summary>
    public static IEnumerable<string> Missing(ShapedNetwork network)
    {
        foreach (var (name, shape) in new[] { (GeneratedMembers.InputType, network.InputShape), (GeneratedMembers.OutputType, network.OutputShape) })
        {
            if (!Fits(shape))
                yield return $"No type {name}: {Count(shape.Size)} floats are more than the {Count(GeneratedMembers.MostFixedFloats)} that an array's element can hold.";
        }
    }

    public void WriteTypes()
    {
        if (_hasInput)
            WriteType(GeneratedMembers.InputType, "InputSize", $"One sample's input: {network.InputShape}, row-major. It converts to spans of float, and a buffer of another size does not pass for it.");
        if (_hasOutput)
            WriteType(GeneratedMembers.OutputType, "OutputSize", $"One sample's output: {network.OutputShape}, row-major. It converts to spans of float, and a buffer of another size does not pass for it.");
    }

    /// <param name="predict">The call that predicts from spans, without its arguments.</param>
    public void WritePredict(string predict)
    {
        if (!_hasInput || !_hasOutput)
            return;
        writer.Line("/// <summary>The output of one sample, written where the caller has it. Allocates and copies nothing.</summary>");
        using (writer.Block("public void Predict(in Input input, out Output output)"))
        {
            writer.Line("// Every value is written: there is nothing to clear.");
            writer.Line("Unsafe.SkipInit(out output);");
            writer.Line($"{predict}(input, output);");
        }

        writer.Line();
        writer.Line("/// <summary>The output of one sample.</summary>");
        using (writer.Block("public Output Predict(in Input input)"))
        {
            writer.Line("Predict(in input, out var output);");
            writer.Line("return output;");
        }

        writer.Line();
    }

    public void WritePredictClass()
    {
        if (!_hasInput)
            return;
        writer.Line("/// <summary>The index of the largest output of one sample; with one output, 1 where it is above 0.5.</summary>");
        writer.Line("public int PredictClass(in Input input) => _memory.PredictClass<Compiled.Prediction>(input);");
        writer.Line();
    }

    private static bool Fits(Shape shape) => shape.Size <= GeneratedMembers.MostFixedFloats;

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private void WriteType(string name, string size, string summary)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"[InlineArray({size})]");
        using (writer.Block("public struct " + name))
            writer.Line("private float _first;");
        writer.Line();
    }
}
