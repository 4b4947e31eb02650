using System.Globalization;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;
using StaticDense.Generator.Verification;
using StaticDense.Tests.Storage;

namespace StaticDense.Generator.Tests.Verification;

/// <summary>Which outputs are off, and what is said of them.</summary>
public class GoldenCheckTests
{
    /// <summary>The outputs are <c>x + 10</c> and <c>2y - 1</c>.</summary>
    private static readonly float[][] Weights = [[1, 0, 0, 2], [10, -1]];

    private static readonly ShapedNetwork Network = Golden(ShapedNetworks.One("[Input(2)]\n[Dense(2)]"), "net.golden.json", 1e-3, Weights);

    [Theory]
    [InlineData("[11, 3]")]
    [InlineData("[11.0109, 3.0029]")]
    [InlineData("[10.9891, 2.9971]")]
    public void Outputs_within_the_tolerance_are_right(string outputs) => Assert.Empty(Check(Case("a", "[1, 2]", outputs)).Findings);

    [Theory]
    [InlineData("[11.0111, 3]", 0, "11", "11.0111")]
    [InlineData("[10.989, 3]", 0, "11", "10.989")]
    [InlineData("[11, 3.0031]", 1, "3", "3.0031")]
    public void Others_are_off(string outputs, int output, string got, string expected)
    {
        var finding = Assert.Single(Check(Case("a", "[1, 2]", outputs)).Findings);
        Assert.Equal(RuleIds.GoldenOff, finding.RuleId);
        Assert.Equal(["a", $"{output}", got, expected], finding.Arguments.Take(4));
        Assert.Equal(["1", "2", "0.001", "net.golden.json"], finding.Arguments.Skip(5));
    }

    [Fact]
    public void Small_outputs_are_compared_absolutely()
    {
        Assert.Empty(Check(Case("a", "[-10, 0.5]", "[0.00099, -0.00099]")).Findings);
        Assert.Single(Check(Case("a", "[-10, 0.5]", "[0.00101, 0]")).Findings);
    }

    [Fact]
    public void The_worst_of_several_is_named_and_all_are_counted()
    {
        var finding = Assert.Single(Check(Case("a", "[1, 2]", "[12, 3]"), Case("b", "[1, 2]", "[11, 9]"), Case("c", "[0, 0]", "[10, -1]"), Case("d", "[0, 0]", "[9, 0]")).Findings);
        Assert.Equal(["d", "1", "-1", "0", "1", "4", "8", "0.001", "net.golden.json"], finding.Arguments);
    }

    [Fact]
    public void Outputs_that_are_not_finite_are_off()
    {
        var network = Golden(ShapedNetworks.One("[Input(2)]\n[Dense(2, Activation.Exponential)]\n[Activation(Activation.Softmax)]"), "net.golden.json", 1e30, Weights);
        var finding = Assert.Single(GoldenCheck.Of(new(network, File(Case("a", "[1e30, 1e30]", "[0.5, 0.5]")), default), default).Findings);
        Assert.Equal((RuleIds.GoldenOff, "NaN"), (finding.RuleId, finding.Arguments[2]));
    }

    [Fact]
    public void A_file_that_is_not_there_is_missed_with_advice()
    {
        string Advice(string path, ProjectText? file, params string[] others)
        {
            var finding = Assert.Single(GoldenCheck.Of(new(Golden(Network, path, 1, Weights), file, others.ToEquatableArray()), default).Findings);
            Assert.Equal((RuleIds.GoldenMissing, path), (finding.RuleId, finding.Arguments[0]));
            return finding.Arguments[1];
        }

        Assert.Equal("record it with net.WriteGolden(path, dataset, count) into the project's folder", Advice("a.golden.json", null));
        Assert.Equal("there is 'b.golden.json', 'c/a.golden.json'", Advice("a.golden.json", null, "b.golden.json", "c/a.golden.json"));
        Assert.Equal("the build hands over files whose names end with .golden.json", Advice("a.json", null, "b.golden.json"));
        Assert.Equal("the file cannot be read", Advice("a.golden.json", new("a.golden.json", null)));
    }

    [Fact]
    public void A_fault_is_a_finding_and_a_cancelled_check_is_none()
    {
        var finding = Assert.Single(GoldenCheck.Of(new(Golden(Network, "net.golden.json", 1, [1, 2], [3]), File(Case("a", "[1, 2]", "[11, 3]")), default), default).Findings);
        Assert.Equal(RuleIds.InternalError, finding.RuleId);
        Assert.Throws<OperationCanceledException>(() => GoldenCheck.Of(new(Network, File(Case("a", "[1, 2]", "[11, 3]")), default), new CancellationToken(true)));
    }

    [Fact]
    public void No_culture_changes_what_is_read_or_said()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("\u2212", ",");
            CultureInfo.CurrentCulture = other;
            var finding = Assert.Single(Check(Case("a", "[-1.5, 2]", "[8.5, -0.25]")).Findings);
            Assert.Equal(["a", "1", "3", "-0.25", "3.25", "1", "2", "0.001", "net.golden.json"], finding.Arguments);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_the_library_records_is_accepted_bit_by_bit()
    {
        var folder = Directory.CreateTempSubdirectory("staticdense-");
        try
        {
            var random = new Random(8);
            var inputs = Enumerable.Range(0, 600).Select(_ => BitConverter.Int32BitsToSingle(random.Next() ^ (random.Next() << 1))).Select(value => float.IsFinite(value) ? value : -0f).ToArray();
            var path = Path.Combine(folder.FullName, "net.golden.json");
            var recorded = new ScriptedNetwork<TwoOutputs> { Output = (_, _, first, output) => output == 0 ? first : first / 3 };
            recorded.WriteGolden(path, Dataset.FromMemory(inputs, new int[100], 6), 100);
            var network = ShapedNetworks.One("[Input(2, 3)]\n[Flatten]\n[Dense(2)]");
            var cases = GoldenFileReader.Read(network, new("net.golden.json", System.IO.File.ReadAllText(path)), default).Vectors!.Cases;
            Assert.Equal(inputs.Select(BitConverter.SingleToInt32Bits), cases.SelectMany(one => one.Input).Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(
                inputs.Where((_, at) => at % 6 == 0).SelectMany(first => new[] { first, first / 3 }).Select(BitConverter.SingleToInt32Bits),
                cases.SelectMany(one => one.Output).Select(value => BitConverter.SingleToInt32Bits((float)value)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ShapedNetwork Golden(ShapedNetwork network, string path, double tolerance, params float[][] weights) => network with
    {
        Declaration = network.Declaration with { Golden = new(path, tolerance) },
        Weights = new(new("net.safetensors", "", "", []), weights),
    };

    private static GoldenResult Check(params string[] cases) => GoldenCheck.Of(new(Network, File(cases), default), default);

    private static ProjectText File(params string[] cases) => new("net.golden.json", "{\"cases\": [" + string.Join(", ", cases) + "]}");

    private static string Case(string name, string input, string output) => $$"""{"name": "{{name}}", "input": {{input}}, "output": {{output}}}""";
}
