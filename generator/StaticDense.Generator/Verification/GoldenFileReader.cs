using System.Globalization;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Verification;

/// <summary>
/// Reads a golden file for a network: <c>{"cases": [{"name": "…", "input": […], "output": […]}, …]}</c>, names optional, values row-major in
/// one array or nested as the sample's shape is. Whatever a file holds, the answer is vectors that fit or one finding.
/// </summary>
internal sealed class GoldenFileReader
{
    /// <summary>The most values of all cases together: they become constants of the program. The library records no more.</summary>
    public const int MostValues = 100_000;

    private readonly ShapedNetwork _network;
    private readonly JsonReader _json;
    private readonly CancellationToken _cancellation;
    private int _values;

    private GoldenFileReader(ShapedNetwork network, string text, CancellationToken cancellation)
    {
        _network = network;
        _json = new(text);
        _cancellation = cancellation;
    }

    /// <summary>What the file holds, or what is wrong with it.</summary>
    public static (GoldenVectors? Vectors, Finding? Finding) Read(ShapedNetwork network, ProjectText file, CancellationToken cancellation)
    {
        var text = file.Text!;
        var reader = new GoldenFileReader(network, text, cancellation);
        try
        {
            return (reader.File(), null);
        }
        catch (JsonFault fault)
        {
            var (line, column) = LineAndColumn(text, fault.Position);
            return (null, Finding.Of(RuleIds.GoldenDamaged, Target, file.Path, line, column, fault.Expected, fault.Found));
        }
        catch (GoldenMisfit misfit)
        {
            return (null, Finding.Of(misfit.RuleId, Target, [file.Path, .. misfit.Arguments]));
        }
    }

    private long CaseSize => _network.InputShape.Size + _network.OutputShape.Size;

    private static FindingTarget Target => FindingTarget.Golden.At("path");

    private GoldenVectors File()
    {
        List<GoldenCase>? cases = null;
        if (CaseSize > MostValues)
            throw TooLarge($"cases of {CaseSize} values each", $"{MostValues} values", 0);
        _json.Begin('{', "an object, '{\"cases\": [...]}',");
        for (var isFirst = true; _json.Next(ref isFirst, '}');)
        {
            var start = _json.Position;
            var name = _json.Name();
            if (name != "cases")
                throw new JsonFault(start, "the member \"cases\"", $"\"{name}\"");
            if (cases is not null)
                throw new JsonFault(start, "\"cases\" once", "a second one");
            cases = Cases();
        }

        if (cases is null)
            throw _json.Fault("the member \"cases\" before the object's end");
        _json.End();
        return new(cases.ToEquatableArray());
    }

    private List<GoldenCase> Cases()
    {
        var cases = new List<GoldenCase>();
        _json.Begin('[', "an array of cases");
        for (var isFirst = true; _json.Next(ref isFirst, ']');)
        {
            _cancellation.ThrowIfCancellationRequested();
            cases.Add(Case(cases.Count));
            if (cases.Count * _network.MultiplyAddCount > GoldenCheck.MostMultiplyAdds)
                throw TooLarge($"{cases.Count} cases or more of {_network.MultiplyAddCount} multiply-adds each", $"{GoldenCheck.MostMultiplyAdds} multiply-adds", GoldenCheck.MostMultiplyAdds / _network.MultiplyAddCount);
        }

        return cases.Count > 0 ? cases : throw _json.Fault("at least one case in the array before its end");
    }

    private GoldenCase Case(int index)
    {
        string? name = null;
        double[]? input = null;
        double[]? output = null;
        var title = $"case {index.ToString(CultureInfo.InvariantCulture)}";
        _json.Begin('{', $"an object for {title}");
        for (var isFirst = true; _json.Next(ref isFirst, '}');)
        {
            var start = _json.Position;
            var member = _json.Name();
            if (member switch { "name" => name, "input" => input, "output" => (object?)output, _ => null } is not null)
                throw new JsonFault(start, $"\"{member}\" once in {title}", "a second one");
            if (member == "name")
                name = _json.Text($"a text as the name of {title}");
            else if (member == "input")
                input = Values(name ?? title, "input", _network.InputShape, isSingle: true);
            else if (member == "output")
                output = Values(name ?? title, "output", _network.OutputShape, isSingle: false);
            else
                throw new JsonFault(start, $"\"name\", \"input\" or \"output\" in {title}", $"\"{member}\"");
        }

        if (input is null || output is null)
            throw _json.Fault($"\"{(input is null ? "input" : "output")}\" in {title} before its end");
        return new(name ?? title, input.Select(value => (float)value).ToEquatableArray(), output.ToEquatableArray());
    }

    private double[] Values(string title, string what, Shape shape, bool isSingle)
    {
        var values = new GoldenValues(_json, shape, isSingle, $"'{title}': its {what}", _cancellation).Read();
        _values += values.Length;
        if (_values <= MostValues)
            return values;
        throw TooLarge($"more than {MostValues} values, {CaseSize} in each case", $"{MostValues} values", MostValues / CaseSize);
    }

    private static GoldenMisfit TooLarge(string found, string most, long cases) => new(
        RuleIds.GoldenTooLarge, found, most, cases == 0 ? "leave [Golden] away" : $"keep {cases.ToString(CultureInfo.InvariantCulture)} cases at most");

    private static (int Line, int Column) LineAndColumn(string text, int position)
    {
        var (line, column) = (1, 1);
        for (var at = 0; at < position && at < text.Length; at++)
            (line, column) = text[at] == '\n' ? (line + 1, 1) : (line, column + 1);
        return (line, column);
    }
}

/// <summary>A file is sound but not for this network; what the rule's message names behind the file.</summary>
internal sealed class GoldenMisfit(string ruleId, params object[] arguments) : Exception(ruleId)
{
    public string RuleId { get; } = ruleId;

    public object[] Arguments { get; } = arguments;
}
