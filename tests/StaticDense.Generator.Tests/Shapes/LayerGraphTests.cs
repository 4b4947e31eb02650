using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;
using StaticDense.Generator.Shapes;

namespace StaticDense.Generator.Tests.Shapes;

/// <summary>Which layer feeds which, in what order they are computed, and what is said of names that lead nowhere.</summary>
public class LayerGraphTests
{
    /// <summary>Layers such as <c>a</c>, <c>b &lt; a</c> (takes a) and <c>c &lt; a b</c> (a merge).</summary>
    private static ShapingResult Shape(string layers) => NetworkShaper.Shape(new NetworkDeclaration(
        new("", default, "Net", "Net"), EquatableArray.Of(4), layers.Split(", ").Select(Layer).ToEquatableArray(), null));

    private static LayerDeclaration Layer(string text)
    {
        var parts = text.Split(" < ");
        var from = parts.Length == 1 ? [] : parts[1].Split(' ');
        LayerDeclaration layer = from.Length > 1 ? new MergeLayer(parts[0], MergeKind.Add) : new DropoutLayer(parts[0], 0.5);
        return layer with { From = from.ToEquatableArray() };
    }

    private static string Findings(string layers) => string.Join("; ", Shape(layers).Findings
        .Where(finding => finding.RuleId != RuleIds.DropoutLast).Select(finding => $"{finding.RuleId} at {finding.Target.Index}{(finding.Target.Argument == "" ? "" : "." + finding.Target.Argument)}"));

    [Theory]
    [InlineData("a, b, c", "-1 | 0 | 1", "0 1 2")]
    [InlineData("a, b < input, c < a b", "-1 | -1 | 0 1", "0 1 2")]
    [InlineData("a, b < a a", "-1 | 0 0", "0 1")]
    [InlineData("a, b < c, c < a, d < b a", "-1 | 2 | 0 | 1 0", "0 2 1 3")]
    [InlineData("a < c, b < input, c < b, d < a b", "2 | -1 | 1 | 0 1", "1 2 0 3")]
    [InlineData("input, b < input input", "-1 | 0 0", "0 1")]
    [InlineData("a < b, b < input, c < a input b", "1 | -1 | 0 -1 1", "1 0 2")]
    public void Layers_are_ordered_behind_those_that_feed_them(string layers, string inputs, string order)
    {
        var network = Shape(layers).Network!;
        Assert.Equal(inputs, string.Join(" | ", network.Layers.Select(layer => string.Join(" ", layer.Inputs))));
        Assert.Equal(order, string.Join(" ", network.Order));
        Assert.All(network.Layers, layer => Assert.Equal(layer.Inputs.Count, layer.InputShapes.Count));
    }

    [Theory]
    [InlineData("a < b, b < c, c < a, d < a b", "SD0068 at 0.From")]
    [InlineData("a < a", "SD0068 at 0.From")]
    [InlineData("z, a < d, b < a z, d < b, e < b b", "SD0068 at 1.From")]
    [InlineData("a < input, b < x, c < b a, d", "SD0067 at 1.From")]
    [InlineData("a, b < a x, c < y z", "SD0067 at 1.inputs[1]; SD0067 at 2.inputs[0]; SD0067 at 2.inputs[1]")]
    [InlineData("a, b, c < a", "SD0069 at 1")]
    [InlineData("a, b, c < a, d < a, e < a", "SD0069 at 1; SD0069 at 2; SD0069 at 3")]
    [InlineData("a, b < a, c < b, d < a", "SD0069 at 2")]
    [InlineData("input < input, b < input", "SD0068 at 0.From")]
    public void Names_that_lead_nowhere_are_found_once(string layers, string findings) => Assert.Equal(findings, Findings(layers));

    [Theory]
    [InlineData("conv, b < cov", "did you mean 'conv'?")]
    [InlineData("conv, b < CONV", "did you mean 'conv'?")]
    [InlineData("conv, b < something", "there is 'input', 'conv'")]
    [InlineData("a, b, c, d, e, f, g, h, i, last < something", "there is 'input', 'a', 'b', 'c', 'd', 'e', 'f', 'g' and 2 more")]
    [InlineData("input < something", "there is no other")]
    public void An_unknown_name_is_advised(string layers, string advice)
    {
        var finding = Assert.Single(Shape(layers).Findings);
        Assert.Equal(RuleIds.UnknownInput, finding.RuleId);
        Assert.Equal(advice, finding.Arguments[2]);
    }

    [Fact]
    public void A_merge_takes_two_layers_or_more()
    {
        static string Of(MergeKind kind, params string[] from) => string.Join(" ", NetworkShaper.Shape(new NetworkDeclaration(
            new("", default, "Net", "Net"),
            EquatableArray.Of(4),
            EquatableArray.Of<LayerDeclaration>(new DropoutLayer("a", 0), new MergeLayer("m", kind) { From = from.ToEquatableArray() }),
            null)).Findings.Select(finding => finding.RuleId));
        foreach (var kind in Enum.GetValues<MergeKind>())
        {
            Assert.Equal(RuleIds.MergeCount, Of(kind));
            Assert.Equal(RuleIds.MergeCount, Of(kind, "a"));
            Assert.Equal("", Of(kind, "a", "a"));
            Assert.Equal(kind == MergeKind.Subtract ? RuleIds.MergeCount : "", Of(kind, "a", "a", "a"));
        }
    }

    [Fact]
    public void After_a_mistake_only_layers_that_depend_on_it_are_left_out()
    {
        // 'a' is wrong; 'b' and 'sum' depend on it; 'c' is wrong by itself.
        var layers = EquatableArray.Of<LayerDeclaration>(
            new ReshapeLayer("a", "Reshape", EquatableArray.Of(3)),
            new ReshapeLayer("b", "Reshape", EquatableArray.Of(7)),
            new ReshapeLayer("c", "Reshape", EquatableArray.Of(5)) { From = EquatableArray.Of("input") },
            new MergeLayer("sum", MergeKind.Add) { From = EquatableArray.Of("b", "c") });
        var findings = NetworkShaper.Shape(new NetworkDeclaration(new("", default, "Net", "Net"), EquatableArray.Of(4), layers, null)).Findings;
        Assert.Equal([(RuleIds.ReshapeSize, 0), (RuleIds.ReshapeSize, 2)], findings.Select(finding => (finding.RuleId, finding.Target.Index)));
    }
}
