using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.CodeFixes;

/// <summary>Each fix changes the text that it is about and nothing else, and what it was offered for is gone.</summary>
public class FixTests
{
    private const string Sound = "[Input(4), Dense(3)]";
    private const string Image = "[Network, Input(8, 8, 3)]\n";

    public static TheoryData<string, string, string, string> Fixes { get; } = new()
    {
        { RuleIds.NotPartial, $"[Network]\n{Sound}\npublic sealed class Net;", $"[Network]\n{Sound}\npublic sealed partial class Net;", "Make 'Net' partial" },
        { RuleIds.NotPartial, $"[Network]\n{Sound}\n// A network.\nclass Net;", $"[Network]\n{Sound}\n// A network.\npartial class Net;", "Make 'Net' partial" },
        {
            RuleIds.OuterTypeNotPartial, $"public struct A {{ partial class B {{ internal class C {{ [Network]{Sound} partial class Net; }} }} }}",
            $"public partial struct A {{ partial class B {{ internal partial class C {{ [Network]{Sound} partial class Net; }} }} }}", "Make 'A', 'B', 'C' partial"
        },
        { RuleIds.UnsupportedModifier, $"[Network]\n{Sound}\npublic static partial class Net;", $"[Network]\n{Sound}\npublic partial class Net;", "Remove 'static'" },
        { RuleIds.UnsupportedModifier, $"[Network]{Sound} abstract partial class Net;", $"[Network]{Sound} partial class Net;", "Remove 'abstract'" },
        { RuleIds.UnsupportedModifier, $"[Network]{Sound} file partial class Net;", $"[Network]{Sound} partial class Net;", "Remove 'file'" },
        { RuleIds.NoInput, "namespace N\r\n{\r\n    [Network] // net\r\n    [Dense(3)]\r\n    partial class Net;\r\n}", "namespace N\r\n{\r\n    [Network]\r\n    [Input(784)] // net\r\n    [Dense(3)]\r\n    partial class Net;\r\n}", "Add [Input(784)]; put one sample's shape there" },
        { RuleIds.NoInput, "[StaticDense.Network] [Dense(3)] partial class Net;", "[StaticDense.Network] [StaticDense.Input(784)] [Dense(3)] partial class Net;", "Add [Input(784)]; put one sample's shape there" },
        { RuleIds.NoInput, "[Network(Unroll = Unroll.Small), Dense(3)] partial class Net;", "[Network(Unroll = Unroll.Small), Input(784), Dense(3)] partial class Net;", "Add [Input(784)]; put one sample's shape there" },
        { RuleIds.NetworkAttributeMissing, "[Input(4)]\n[Dense(3)]\npartial class Net;", "[Network]\n[Input(4)]\n[Dense(3)]\npartial class Net;", "Add [Network]" },
        { RuleIds.NetworkAttributeMissing, "[global::StaticDense.Input(4), Dense(3)] partial class Net;", "[global::StaticDense.Network, global::StaticDense.Input(4), Dense(3)] partial class Net;", "Add [Network]" },
        {
            RuleIds.FlattenMissing, $"{Image}\t[Dense(5, Activation.Softmax)]\n[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]\npartial class Net;",
            $"{Image}\t[Flatten]\n\t[Dense(5, Activation.Softmax)]\n[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]\npartial class Net;", "Add [Flatten]"
        },
        { RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1, Activation.Softmax)] partial class Net;", "[Network, Input(4), Dense(1, Activation.Sigmoid)] partial class Net;", "Use Sigmoid" },
        { RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1, Activation = StaticDense.Activation.LogSoftmax)] partial class Net;", "[Network, Input(4), Dense(1, Activation = StaticDense.Activation.Sigmoid)] partial class Net;", "Use Sigmoid" },
        { RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1), Softmax] partial class Net;", "[Network, Input(4), Dense(1), Activation(Activation.Sigmoid)] partial class Net;", "Use Sigmoid" },
        { RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1), StaticDense.Softmax(Axis = -1, Name = \"last\")] partial class Net;", "[Network, Input(4), Dense(1), StaticDense.Activation(StaticDense.Activation.Sigmoid, Name = \"last\")] partial class Net;", "Use Sigmoid" },
        { RuleIds.UnusedArgument, $"[Network]{Sound} [Train(Loss.Huber, Optimizer.Adam, Momentum = 0.9)] partial class Net;", $"[Network]{Sound} [Train(Loss.Huber, Optimizer.Adam)] partial class Net;", "Remove 'Momentum'" },
        { RuleIds.UnusedArgument, "[Network, Input(4), Dense(Units = 3, BiasL2 = 1, UseBias = false)] partial class Net;", "[Network, Input(4), Dense(Units = 3, UseBias = false)] partial class Net;", "Remove 'BiasL2'" },
        { RuleIds.UnusedArgument, "[Network, Input(4), Dense(KernelInitializerGain = 2, Units = 3)] partial class Net;", "[Network, Input(4), Dense(Units = 3)] partial class Net;", "Remove 'KernelInitializerGain'" },
        { RuleIds.TooLargeToUnroll, "[Network(Unroll = Unroll.Full)]\n[Input(784), Dense(16)] partial class Net;", "[Network]\n[Input(784), Dense(16)] partial class Net;", "Remove 'Unroll'" },
        {
            RuleIds.LogitsAreProbabilities, "[Network, Input(4), Dense(3, Activation.Softmax), Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, FromLogits = true)] partial class Net;",
            "[Network, Input(4), Dense(3, Activation.Softmax), Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)] partial class Net;", "Remove 'FromLogits'"
        },
        { RuleIds.BiasBeforeNormalization, "[Network, Input(4), Dense(3), BatchNormalization] partial class Net;", "[Network, Input(4), Dense(3, UseBias = false), BatchNormalization] partial class Net;", "Add UseBias = false" },
        { RuleIds.BiasBeforeNormalization, "[Network, Input(4), Dense(3, UseBias = true), BatchNormalization] partial class Net;", "[Network, Input(4), Dense(3, UseBias = false), BatchNormalization] partial class Net;", "Add UseBias = false" },
        { RuleIds.ConstructorNotChained, $"[Network]{Sound} partial class Net {{ public Net(string title) {{ }} }}", $"[Network]{Sound} partial class Net {{ public Net(string title) : this() {{ }} }}", "Add ': this()'" },
        { RuleIds.ConstructorNotChained, $"[Network]{Sound} partial class Net {{ public Net(string title, ulong seed) : base() {{ }} }}", $"[Network]{Sound} partial class Net {{ public Net(string title, ulong seed) : this(seed) {{ }} }}", "Call 'this(seed)'" },
    };

    [Theory]
    [MemberData(nameof(Fixes))]
    public void It_changes_the_text_and_the_finding_is_gone(string id, string before, string after, string title)
    {
        using var file = new EditedFile("using StaticDense;\n" + before);
        var (offered, text) = Assert.Single(file.Fixes(id));
        Assert.Equal(title, offered);
        Assert.Equal("using StaticDense;\n" + after, text);
        using var mended = new EditedFile(text);
        Assert.Empty(mended.Findings(id));
    }

    [Fact]
    public void Every_rule_with_a_fix_has_a_test() =>
        Assert.Equal(EditedFile.FixedRules.Order(StringComparer.Ordinal), Fixes.Select(row => (string)row[0]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A softmax that is not written as such, or arguments of a base class's constructor: what is meant is not sure.</summary>
    [Theory]
    [InlineData(RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1, (Activation)17)] partial class Net;")]
    [InlineData(RuleIds.ConstructorNotChained, "class Parent { public Parent() { } public Parent(int size) { } } [Network, Input(4), Dense(3)] partial class Net : Parent { public Net(string title) : base(title.Length) { } }")]
    public void Where_it_is_not_sure_none_is_offered(string id, string source)
    {
        using var file = new EditedFile("using StaticDense;\n" + source);
        Assert.NotEmpty(file.Findings(id));
        Assert.Empty(file.Fixes(id));
    }

    [Theory]
    [InlineData(RuleIds.NotPartial, "[Network, Input(4), Dense(3)]\npublic class A;\n[Network, Input(4), Dense(3)] class B;", "[Network, Input(4), Dense(3)]\npublic partial class A;\n[Network, Input(4), Dense(3)] partial class B;")]
    [InlineData(RuleIds.OuterTypeNotPartial, "class Outer { [Network, Input(4), Dense(3)] partial class A; [Network, Input(4), Dense(3)] partial class B; }", "partial class Outer { [Network, Input(4), Dense(3)] partial class A; [Network, Input(4), Dense(3)] partial class B; }")]
    [InlineData(RuleIds.BiasBeforeNormalization, "[Network, Input(4), Dense(3), BatchNormalization, Dense(3), BatchNormalization] partial class A;", "[Network, Input(4), Dense(3, UseBias = false), BatchNormalization, Dense(3, UseBias = false), BatchNormalization] partial class A;")]
    [InlineData(RuleIds.UnusedArgument, "[Network, Input(4), Dense(3), Train(Loss.Huber, Optimizer.Adam, Momentum = 0.9, Nesterov = true, Rho = 1)] partial class A;", "[Network, Input(4), Dense(3), Train(Loss.Huber, Optimizer.Adam)] partial class A;")]
    [InlineData(RuleIds.SoftmaxOfOne, "[Network, Input(4), Dense(1, Activation.Softmax)] partial class A;\n[Network, Input(4), Dense(1), Softmax] partial class B;", "[Network, Input(4), Dense(1, Activation.Sigmoid)] partial class A;\n[Network, Input(4), Dense(1), Activation(Activation.Sigmoid)] partial class B;")]
    public void All_of_a_kind_are_fixed_at_once(string id, string before, string after)
    {
        using var file = new EditedFile("using StaticDense;\n" + before);
        Assert.True(file.Findings(id).Count > 1);
        Assert.Equal("using StaticDense;\n" + after, file.FixAll(id));
    }
}
