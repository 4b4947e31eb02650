using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

internal static class TypeExamples
{
    private const string Sound = "[Network, Input(4), Dense(3)]";

    private static string Source(string declaration) => "using StaticDense;\n\n" + declaration + "\n";

    public static RuleExample[] All { get; } =
    [
        new(RuleIds.NotPartial, Source(Sound + " public class Net;"), "Net", "write 'partial class Net'", Layers("[Dense(3)]")),
        new(RuleIds.NotAClass, Source(Sound + " public partial struct Net;"), "Net", "'Net' is a struct", Layers("[Dense(3)]")),
        new(RuleIds.NotAClass, Source(Sound + " public partial record Net;"), "Net", "'Net' is a record", Layers("[Dense(3)]")),
        new(RuleIds.NotAClass, Source(Sound + " public partial record struct Net;"), "Net", "'Net' is a record struct", Layers("[Dense(3)]")),
        new(RuleIds.UnsupportedModifier, Source(Sound + " public static partial class Net;"), "Net", "cannot be 'static', because it has no instances", Layers("[Dense(3)]")),
        new(RuleIds.UnsupportedModifier, Source(Sound + " public abstract partial class Net;"), "Net", "cannot be 'abstract', because it cannot be created", Layers("[Dense(3)]")),
        new(RuleIds.UnsupportedModifier, Source(Sound + " file partial class Net;"), "Net", "cannot be 'file', because emitted code stands in another file", Layers("[Dense(3)]")),
        new(RuleIds.PrimaryConstructor, Source(Sound + " public partial class Net(int size) { public int Size => size; }"), "Net", "'Net(ulong seed = 0)'", Layers("[Dense(3)]")),
        new(RuleIds.GenericType, Source(Sound + " public partial class Net<T>;"), "Net", "because 'Net' is generic", Layers("[Dense(3)]")),
        new(RuleIds.GenericType, Source($"public partial class Outer<T> {{ {Sound} public partial class Net; }}"), "Net", "because 'Outer' is generic",
            Source($"public partial class Outer {{ {Sound} public partial class Net; }}")),
        new(RuleIds.OuterTypeNotPartial, Source($"public struct Outer {{ {Sound} public partial class Net; }}"), "Net", "write 'partial struct Outer'",
            Source($"public partial struct Outer {{ {Sound} public partial class Net; }}")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { public int InputSize => 4; }"), "InputSize", "the emitted 'InputSize' takes its place",
            Source(Sound + " public partial class Net { public int InputWidth => 4; }")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { public string Input { get; } = \"\"; }"), "Input", "the emitted 'Input' takes its place",
            Source(Sound + " public partial class Net { public string Inputs { get; } = \"\"; }")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { public struct Output; }"), "Output", "the emitted 'Output' takes its place", Source(Sound + " public partial class Net { public struct Outputs; }")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b, int c) { } }"), "Predict", "'Predict(System.ReadOnlySpan<float>, System.Span<float>, int)'",
            Source(Sound + " public partial class Net { public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b, long c) { } }")),
        new(RuleIds.MemberCollision, Source("public struct Input; " + Sound + " public partial class Net { public int PredictClass(ref Input a) => 3; }"), "PredictClass", "'PredictClass(in Input)'",
            Source("public struct Input; " + Sound + " public partial class Net { public int PredictClass(ref int a) => 3; }")),
        new(RuleIds.MemberCollision, Source($"public class Parent {{ protected int Output; }}\n{Sound} public partial class Net : Parent;"), "Net", "'Parent.Output'",
            Source($"public class Parent {{ private int Output; public int Get() => Output++; }}\n{Sound} public partial class Net : Parent;")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { private static void Save(string path) { } }"), "Save", "'Save(string)'",
            Source(Sound + " public partial class Net { private static void Save(int path) { } }")),
        new(RuleIds.MemberCollision, Source(Sound + " public partial class Net { public Net() : this(3) { } }"), "Net", "constructor 'Net(ulong seed = 0)'",
            Source(Sound + " public partial class Net { public Net(string seed) : this((ulong)seed.Length) { } }")),
        new(RuleIds.MemberCollision, Source($"public class Parent {{ protected string Summary => \"\"; }}\n{Sound} public partial class Net : Parent;"), "Net", "'Parent.Summary'",
            Source($"public class Parent {{ private static void Predict() {{ }} }}\n{Sound} public partial class Net : Parent;")),
        new(RuleIds.MemberCollision, Net("[Input(4), Dense(3), Train(Loss.Huber, Optimizer.SGD)]").Replace("class Net;", "class Net { private const int BatchSize = 3; }", StringComparison.Ordinal),
            "BatchSize", "the emitted 'BatchSize'", Source(Sound + " public partial class Net { private const int BatchSize = 3; public static int Size => BatchSize; }")),
        new(RuleIds.TypeNameCollision, Source(Sound + " public partial class Predict;"), "Predict", "cannot be called 'Predict'", Source(Sound + " public partial class Prediction;")),
        new(RuleIds.TypeNameCollision, Source(Sound + " public partial class Input;"), "Input", "cannot be called 'Input'", Source(Sound + " public partial class Inputs;")),
        new(RuleIds.NotConstructible, Source($"public class Parent(int size) {{ public int Size => size; }}\n{Sound} public partial class Net : Parent;"), "Net",
            "its base class 'Parent' has no accessible constructor without parameters", Source($"public class Parent {{ public int Size => 3; }}\n{Sound} public partial class Net : Parent;"))
        {
            OfTheCompiler = ["CS7036"],
        },
        new(RuleIds.NotConstructible, Source(Sound + " public partial class Net { public required string Title { get; set; } }"), "Title", "'Title' is required",
            Source(Sound + " public partial class Net { public string Title { get; set; } = \"\"; }")),
        new(RuleIds.ConstructorNotChained, Source(Sound + " public partial class Net { public Net(string title) { Title = title; } public string Title { get; } }"), "Net", "write ': this(seed)' after it",
            Source(Sound + " public partial class Net { public Net(string title) : this(1) { Title = title; } public string Title { get; } = \"\"; }")),
    ];
}
