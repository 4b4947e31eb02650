using System.Text;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>Writes a network's golden vectors as constants, and the self-test that runs them through the emitted kernels.</summary>
internal static class SelfTestEmitter
{
    private const int LineLength = 120;

    /// <summary>The self-test; where there are no vectors to run, because the build fails, one that throws.</summary>
    public static EmittedFile Emit(GoldenResult result)
    {
        var (network, vectors) = (result.Network, result.Vectors);
        var golden = network.Golden!;
        var cases = vectors?.Cases ?? EquatableArray<GoldenCase>.Empty;
        string[] outline = [Invariant($"{network.Type.Name}: the self-test, {cases.Count} cases of {OnOneLine(golden.Path)}.")];
        return FileFrame.Write(network, ".SelfTest", outline, "", writer =>
        {
            writer.Line($"/// <summary>Runs the {Literal.Of(cases.Count)} golden cases through the emitted kernels on this machine. Allocates nothing beyond <c>Trained</c>.</summary>");
            using (writer.Indent("public static SelfTestResult SelfTest() =>"))
            {
                writer.Line(vectors is null
                    ? "throw new global::System.InvalidOperationException(\"The golden vectors of this network hold errors; the build names them.\");"
                    : $"Trained._memory.SelfTest(Trained, Compiled.GoldenInputs, Compiled.GoldenOutputs, {Literal.Of(golden.Tolerance)});");
            }

            if (vectors is null)
                return;
            writer.Line();
            using (FileFrame.Compiled(writer))
            {
                Write(writer, "Inputs", cases.Select(one => (IEnumerable<float>)one.Input));
                writer.Line();
                Write(writer, "Outputs", cases.Select(one => one.Output.Select(value => (float)value)));
            }
        });
    }

    /// <summary>One constant of all cases, one after the other, each beginning on a line of its own.</summary>
    private static void Write(SourceWriter writer, string what, IEnumerable<IEnumerable<float>> cases)
    {
        using (writer.Block($"public static ReadOnlySpan<float> Golden{what} =>", "];", "["))
        {
            foreach (var values in cases)
            {
                foreach (var line in Lines(values))
                    writer.Lines(line);
            }
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<float> values)
    {
        var line = new StringBuilder();
        foreach (var value in values)
        {
            if (line.Length > LineLength)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(Literal.Of(value)).Append(',');
        }

        yield return line.ToString();
    }

    /// <summary>A path in a comment: a line break in it would end the comment.</summary>
    private static string OnOneLine(string path) => string.Concat(path.Select(character => char.IsControl(character) ? '?' : character));
}
