using System.Text;
using System.Text.Json;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;
using StaticDense.Generator.Verification;

namespace StaticDense.Generator.Tests.Verification;

/// <summary>What a golden file may hold, and what is said of everything else.</summary>
public class GoldenFileReaderTests
{
    private const string Sound = """{"cases": [{"name": "a", "input": [1, 2, 3, 4, 5, 6], "output": [0.5, -1e2]}]}""";

    private static readonly ShapedNetwork Network = ShapedNetworks.One("[Input(2, 3)]\n[Flatten]\n[Dense(2)]");

    [Theory]
    [InlineData(Sound)]
    [InlineData("{\"cases\":[{\"output\":[5e-1,-100.0],\"input\":[1,2,3,4,5,6],\"name\":\"\\u0061\"}]}")]
    [InlineData("\t{ \"cases\" : [\r\n{ \"name\" : \"a\" , \"input\" : [ [ 1 , 2 , 3 ] , [ 4 , 5 , 6 ] ] , \"output\" : [ 0.5E0 , -1E+2 ] } ] }\n")]
    public void Values_stand_in_one_array_or_nested_as_the_shape_is(string text)
    {
        var one = Assert.Single(Read(text).Vectors!.Cases);
        Assert.Equal("a", one.Name);
        Assert.Equal([1, 2, 3, 4, 5, 6], one.Input);
        Assert.Equal([0.5, -100], one.Output);
    }

    [Fact]
    public void Names_are_optional_and_every_escape_is_known()
    {
        var cases = Read("""{"cases": [{"input": [1,2,3,4,5,6], "output": [0,0]}, {"name": "\"\\\/\b\f\n\r\té\u20aC", "input": [1,2,3,4,5,6], "output": [0,0]}]}""").Vectors!.Cases;
        Assert.Equal(["case 0", "\"\\/\b\f\n\r\té€"], cases.Select(one => one.Name));
    }

    [Fact]
    public void Inputs_are_rounded_once_to_floats_and_outputs_stay_as_precise_as_they_are()
    {
        var one = Read("""{"cases": [{"input": [0.1, 16777217, 1e-45, -0, 3.4028235e38, 0.333333333333333333], "output": [0.1, 1e-300]}]}""").Vectors!.Cases[0];
        Assert.Equal([0.1f, 16777216f, float.Epsilon, -0f, float.MaxValue, 1 / 3f], one.Input);
        Assert.True(float.IsNegative(one.Input[3]));
        Assert.Equal([0.1, 1e-300], one.Output);
    }

    [Theory]
    [InlineData("", 1, 1, "an object, '{\"cases\": [...]}',", "the end of the file")]
    [InlineData("[]", 1, 1, "an object, '{\"cases\": [...]}',", "[")]
    [InlineData("{}", 1, 3, "the member \"cases\" before the object's end", "the end of the file")]
    [InlineData("{\"case\": []}", 1, 2, "the member \"cases\"", "\"case\"")]
    [InlineData("{\"cases\": {}}", 1, 11, "an array of cases", "{")]
    [InlineData("{\"cases\": []}", 1, 13, "at least one case in the array before its end", "}")]
    [InlineData("{\"cases\": [\n  1]}", 2, 3, "an object for case 0", "1")]
    [InlineData("{\"cases\": [{}]}", 1, 14, "\"input\" in case 0 before its end", "]")]
    [InlineData("{\"cases\": [{\"input\": [1,2,3,4,5,6]}]}", 1, 36, "\"output\" in case 0 before its end", "]")]
    [InlineData("{\"cases\": [{\"inputs\": []}]}", 1, 13, "\"name\", \"input\" or \"output\" in case 0", "\"inputs\"")]
    [InlineData("{\"cases\": [{\"name\": 3}]}", 1, 21, "a text as the name of case 0", "3")]
    [InlineData("{\"cases\": [{\"name\": \"a\", \"name\": \"a\"}]}", 1, 26, "\"name\" once in case 0", "a second one")]
    [InlineData("{\"cases\": [{\"input\": 3}]}", 1, 22, "an array of 6 numbers", "3")]
    [InlineData("{\"cases\": [{\"input\": [1, NaN]}]}", 1, 26, "a number", "NaN")]
    [InlineData("{\"cases\": [{\"input\": [1, -Infinity]}]}", 1, 26, "a number", "-Infinity")]
    [InlineData("{\"cases\": [{\"input\": [null]}]}", 1, 23, "a number", "null")]
    [InlineData("{\"cases\": [{\"input\": [\"1\"]}]}", 1, 23, "a number", "\"")]
    [InlineData("{\"cases\": [{\"input\": [+1]}]}", 1, 23, "a number", "+1")]
    [InlineData("{\"cases\": [{\"input\": [01]}]}", 1, 23, "a number", "01")]
    [InlineData("{\"cases\": [{\"input\": [-]}]}", 1, 23, "a number", "-")]
    [InlineData("{\"cases\": [{\"input\": [.5]}]}", 1, 23, "a number", ".5")]
    [InlineData("{\"cases\": [{\"input\": [1.]}]}", 1, 25, "a digit behind the point", "]")]
    [InlineData("{\"cases\": [{\"input\": [1e]}]}", 1, 25, "a digit of the exponent", "]")]
    [InlineData("{\"cases\": [{\"input\": [0x10]}]}", 1, 23, "a number", "0x10")]
    [InlineData("{\"cases\": [{\"input\": [1.5.2]}]}", 1, 23, "a number", "1.5.2")]
    [InlineData("{\"cases\": [{\"input\": [1e400]}]}", 1, 23, "a number that a 32-bit float can hold", "1e400")]
    [InlineData("{\"cases\": [{\"input\": [3.5e38]}]}", 1, 23, "a number that a 32-bit float can hold", "3.5e38")]
    [InlineData("{\"cases\": [{\"output\": [1, -3.5e38]}]}", 1, 27, "a number that a 32-bit float can hold", "-3.5e38")]
    [InlineData("{\"cases\": [{\"input\": [1, 2,]}]}", 1, 28, "a number", "]")]
    [InlineData("{\"cases\": [{\"input\": [1 2]}]}", 1, 25, "a comma or ']'", "2")]
    [InlineData("{\"cases\": [{\"input\": [1, 2", 1, 27, "a comma or ']'", "the end of the file")]
    [InlineData("{\"cases\": [{\"input\": [1, [2]]}]}", 1, 26, "a number", "[")]
    [InlineData("{\"cases\": [{\"input\": [[1, 2, 3], 4]}]}", 1, 34, "an array, as for axis 2 of (2, 3)", "4")]
    [InlineData("{'cases': []}", 1, 2, "a name in quotes", "'")]
    [InlineData("{\"cases\" []}", 1, 10, "a colon", "[")]
    [InlineData("{\"cases\": [{\"name\": \"a\nb\"}]}", 1, 23, "the text's closing quote", "U+000A")]
    [InlineData("{\"cases\": [{\"name\": \"a", 1, 23, "the text's closing quote", "the end of the file")]
    [InlineData("{\"cases\": [{\"name\": \"\\x\"}]}", 1, 23, "an escape", "x")]
    [InlineData("{\"cases\": [{\"name\": \"\\u12g4\"}]}", 1, 26, "four hexadecimal digits", "g4")]
    [InlineData(Sound + "\n, 3", 2, 1, "the end of the file", ",")]
    [InlineData("{\"cases\": [{\"input\": [1,2,3,4,5,6], \"output\": [1,2]}], \"cases\": []}", 1, 56, "\"cases\" once", "a second one")]
    [InlineData("{\"cases\": [ // a comment\n]}", 1, 13, "an object for case 0", "/")]
    public void Damage_is_named_with_its_place(string text, int line, int column, string expected, string found)
    {
        var finding = Read(text).Finding!;
        Assert.Equal(RuleIds.GoldenDamaged, finding.RuleId);
        Assert.Equal(["net.golden.json", $"{line}", $"{column}"], finding.Arguments.Take(3));
        Assert.StartsWith(expected, finding.Arguments[3], StringComparison.Ordinal);
        Assert.Equal(found, finding.Arguments[4]);
    }

    [Theory]
    [InlineData("\"input\": [1, 2, 3, 4, 5]", "'a': its input has 5 values", "(2, 3)", "6")]
    [InlineData("\"input\": [1, 2, 3, 4, 5, 6, 7, 8]", "'a': its input has 8 values", "(2, 3)", "6")]
    [InlineData("\"input\": []", "'a': its input has 0 values", "(2, 3)", "6")]
    [InlineData("\"input\": [[1, 2], [3, 4], [5, 6]]", "'a': its input has 2 items on axis 2", "(2, 3)", "6")]
    [InlineData("\"input\": [[1, 2, 3]]", "'a': its input has 1 items on axis 1", "(2, 3)", "6")]
    [InlineData("\"input\": [[[1, 2, 3], [4, 5, 6]]]", "'a': its input is nested in more than 2 arrays", "(2, 3)", "6")]
    [InlineData("\"output\": [1, 2, 3]", "'a': its output has 3 values", "(2,)", "2")]
    [InlineData("\"output\": [[1, 2]]", "'a': its output is nested in more than 1 arrays", "(2,)", "2")]
    public void Values_of_another_shape_are_named_with_both(string member, string what, string shape, string count)
    {
        var finding = Read($$"""{"cases": [{"name": "a", {{member}}}]}""").Finding!;
        Assert.Equal(RuleIds.GoldenShape, finding.RuleId);
        Assert.Equal(["net.golden.json", what, shape, count], finding.Arguments);
    }

    [Fact]
    public void Arrays_less_deep_than_the_shape_are_of_another_shape()
    {
        var cube = ShapedNetworks.One("[Input(2, 3, 1)]\n[Flatten]\n[Dense(2)]");
        var finding = GoldenFileReader.Read(cube, new("a", """{"cases": [{"input": [[1, 2, 3], [4, 5, 6]]}]}"""), default).Finding!;
        Assert.Equal((RuleIds.GoldenShape, "'case 0': its input is nested in 2 arrays"), (finding.RuleId, finding.Arguments[1]));
    }

    [Fact]
    public void A_million_brackets_do_no_harm()
    {
        foreach (var text in new[] { new string('[', 1_000_000), "{\"cases\": [{\"input\": " + new string('[', 1_000_000), "{\"cases\": [" + string.Concat(Enumerable.Repeat("{\"name\":", 100_000)) })
            Assert.NotNull(Read(text).Finding);
    }

    [Fact]
    public void Too_many_values_are_refused_and_as_many_as_allowed_are_not()
    {
        var most = GoldenFileReader.MostValues / 8;
        Assert.Equal(GoldenFile.MostValues, GoldenFileReader.MostValues);
        Assert.Equal(most, Read(Cases(most)).Vectors!.Cases.Count);
        var finding = Read(Cases(most + 1)).Finding!;
        Assert.Equal(RuleIds.GoldenTooLarge, finding.RuleId);
        Assert.Equal(["net.golden.json", "more than 100000 values, 8 in each case", "100000 values", "keep 12500 cases at most"], finding.Arguments);
    }

    [Fact]
    public void A_network_of_more_values_than_allowed_is_told_so()
    {
        var finding = GoldenFileReader.Read(ShapedNetworks.One("[Input(300000)]\n[ReLU]"), new("a", "{}"), default).Finding!;
        Assert.Equal(RuleIds.GoldenTooLarge, finding.RuleId);
        Assert.Equal(["a", "cases of 600000 values each", "100000 values", "leave [Golden] away"], finding.Arguments);
    }

    [Fact]
    public void Too_much_work_is_refused()
    {
        var wide = ShapedNetworks.One("[Input(6)]\n[Dense(30000)]\n[Dense(30000)]\n[Dense(2)]");
        var finding = GoldenFileReader.Read(wide, new("a", Cases((int)(GoldenCheck.MostMultiplyAdds / wide.MultiplyAddCount) + 1)), default).Finding!;
        Assert.Equal(RuleIds.GoldenTooLarge, finding.RuleId);
        Assert.Contains($"of {wide.MultiplyAddCount} multiply-adds each", finding.Arguments[1], StringComparison.Ordinal);
    }

    /// <summary>Damaged at random: the answer is vectors or a finding, and what is accepted is JSON to another reader too, with the same values.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Damage_of_any_kind_is_a_finding(int seed)
    {
        const string alphabet = "{}[],:\"\\ \n\t0123456789.-+eEinputcasesoutnameNaInfy/u\u00e9\ud800\0";
        var random = new Random(seed);
        string[] sources = [Sound, Cases(3), """{"cases": [{"input": [[1, 2, 3], [4, 5, 6]], "output": [-0.25e-2, 7], "name": "\u0041\n"}]}"""];
        var accepted = 0;
        for (var round = 0; round < 5000; round++)
        {
            var text = new StringBuilder(sources[random.Next(sources.Length)]);
            for (var edit = random.Next(1, 4); edit > 0 && text.Length > 0; edit--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at)); break;
                    case 1: text.Insert(at, alphabet[random.Next(alphabet.Length)]); break;
                    case 2 when random.Next(10) == 0: text.Length = at; break;
                    default: text[at] = alphabet[random.Next(alphabet.Length)]; break;
                }
            }

            var (vectors, finding) = Read(text.ToString());
            Assert.True(vectors is null != finding is null);
            if (vectors is null)
                continue;
            accepted++;
            using var json = JsonDocument.Parse(text.ToString().Replace('\ud800', '?'));
            Assert.Equal(vectors.Cases.SelectMany(one => one.Output), json.RootElement.GetProperty("cases").EnumerateArray().SelectMany(one => one.GetProperty("output").EnumerateArray()).Select(value => value.GetDouble()));
        }

        Assert.InRange(accepted, 50, 4500);
    }

    private static string Cases(int count) =>
        "{\"cases\": [" + string.Join(",\n", Enumerable.Repeat("""{"input": [1,2,3,4,5,6], "output": [0,0]}""", count)) + "]}";

    private static (GoldenVectors? Vectors, Finding? Finding) Read(string text) => GoldenFileReader.Read(Network, new("net.golden.json", text), default);
}
