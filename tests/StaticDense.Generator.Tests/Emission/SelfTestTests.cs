using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticDense.Generator.Parsing;
using StaticDense.Generator.Tests.Diagnostics;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Self-tests as they are emitted, compiled and run.</summary>
public class SelfTestTests
{
    private const string Source = "[Input(4)]\n[Dense(3)]\n[Weights(\"net.safetensors\")]\n[Golden(\"net.golden.json\")]";

    private static readonly AdditionalText Weights = WeightsTexts.Of("net.safetensors", WeightsTexts.Dense(4, 3));

    [Fact]
    public void Vectors_are_constants_that_a_person_can_read()
    {
        var run = GeneratorRun.Compile(Declarations.Net(Source), [Weights, new ProjectFile("net.golden.json", GoldenExamples.Right)]);
        Assert.Empty(run.Findings);
        var text = run.Sources["Net.SelfTest.g.cs"];
        Assert.Equal(
            """
            partial class Net
            {
                /// <summary>Runs the 2 golden cases through the emitted kernels on this machine. Allocates nothing beyond <c>Trained</c>.</summary>
                public static SelfTestResult SelfTest() =>
                    Trained._memory.SelfTest(Trained, Compiled.GoldenInputs, Compiled.GoldenOutputs, 0.0001);

                private static partial class Compiled
                {
                    public static ReadOnlySpan<float> GoldenInputs =>
                    [
                        1f, 0f, 0f, 0f,
                        0f, 0f, 0f, -0f,
                    ];

                    public static ReadOnlySpan<float> GoldenOutputs =>
                    [
                        -0.09f, -0.18f, -0.27f,
                        -0.1f, -0.2f, -0.3f,
                    ];
                }
            }

            """.ReplaceLineEndings("\n"),
            text[text.IndexOf("partial class Net", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void It_runs_the_emitted_code_and_passes()
    {
        var result = Run(Declarations.Net(Source), GoldenExamples.Right);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal((2, 6), (result.Cases, result.Outputs));
        Assert.InRange(result.LargestError, 0, 1e-7);
    }

    /// <summary>Large products that cancel: double precision, while building, keeps what 32 bits lose at run time.</summary>
    [Fact]
    public void It_fails_where_the_emitted_code_is_off()
    {
        var outputs = Enumerable.Range(1, 3).Select(unit => (4e7 * (unit / 100f)) - (1e7 * ((unit + 3) / 100f)) - (unit / 10f)).Select(value => value.ToString("R", CultureInfo.InvariantCulture));
        var result = Run(Declarations.Net(Source), $$"""{"cases": [{"input": [4e7, -1e7, 0, 0], "output": [{{string.Join(", ", outputs)}}]}]}""");
        Assert.False(result.Passed, result.ToString());
        Assert.Equal((0, 0, 1), (result.Case, result.Output, result.FailedOutputs));
    }

    [Theory]
    [InlineData("namespace Place;\ninternal static class SelfTestResult { }\n")]
    [InlineData("namespace StaticDense.Numerics.Inner;\n")]
    public void Names_of_others_do_not_hide_what_it_uses(string place) => GeneratorRun.Compile(
        place + "[StaticDense.Network]\n" + Source.Replace("[", "[StaticDense.", StringComparison.Ordinal) + "\npublic partial class Net;",
        [Weights, new ProjectFile("net.golden.json", GoldenExamples.Right)]);

    [Fact]
    public void Long_cases_are_broken_into_lines()
    {
        var values = string.Join(", ", Enumerable.Range(0, 500).Select(at => (at / 7f).ToString(CultureInfo.InvariantCulture)));
        var run = GeneratorRun.Compile(
            Declarations.Net("[Input(500)]\n[Permute(1)]\n[Weights(\"net.safetensors\")]\n[Golden(\"net.golden.json\")]"),
            [WeightsTexts.Of("net.safetensors", WeightsTexts.File("{}", [])), new ProjectFile("net.golden.json", $$"""{"cases": [{"input": [{{values}}], "output": [{{values}}]}]}""")],
            "SD0053");
        Assert.All(run.Sources["Net.SelfTest.g.cs"].Split('\n'), line => Assert.InRange(line.Length, 0, 160));
    }

    [Fact]
    public void Files_are_named_from_the_projects_folder() =>
        Assert.Equal("vectors/net.golden.json", GoldenTextParser.Parse(new ProjectFile("/projects/app/vectors/net.golden.json", "{}"), "/projects/app/", default).Path);

    private static SelfTestResult Run(string source, string file)
    {
        var compilation = GeneratorRun.Compilation(source);
        var run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)), [Weights, new ProjectFile("net.golden.json", file)]);
        Assert.Empty(run.Findings);
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        return (SelfTestResult)Assembly.Load(image.ToArray()).GetType("Net")!.GetMethod("SelfTest")!.Invoke(null, null)!;
    }
}
