using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Which networks have types of fixed size, and that they mean the same wherever a network stands.</summary>
public class FixedSizeTests
{
    /// <summary>What the runtime allows: 65,535 bytes for an array's element.</summary>
    [Theory]
    [InlineData(16_383, 3, true, true)]
    [InlineData(16_384, 3, false, true)]
    [InlineData(3, 16_383, true, true)]
    [InlineData(3, 16_384, true, false)]
    [InlineData(20_000, 20_000, false, false)]
    public void Types_that_an_array_cannot_hold_are_not_there(int input, int output, bool hasInput, bool hasOutput)
    {
        var text = Assert.Single(GeneratorRun.Of(Declarations.Net($"[Input({input}, 1)]\n[GlobalAveragePooling1D]\n[Dense({output})]")).Sources, source => source.Key == "Net.g.cs").Value;
        Assert.Equal(hasInput, text.Contains("public struct Input", StringComparison.Ordinal));
        Assert.Equal(hasOutput, text.Contains("public struct Output", StringComparison.Ordinal));
        Assert.Equal(hasInput && hasOutput, text.Contains("Output Predict(in Input input)", StringComparison.Ordinal));
        Assert.Equal(hasInput, text.Contains("PredictClass(in Input input)", StringComparison.Ordinal));
        Assert.Equal(!hasInput, text.Contains("// No type Input: ", StringComparison.Ordinal));
        Assert.Equal(!hasOutput, text.Contains("// No type Output: ", StringComparison.Ordinal));
        Assert.Equal(!(hasInput && hasOutput), text.Contains("floats are more than the 16,383 that an array's element can hold.", StringComparison.Ordinal));
    }

    /// <summary>The emitted limit is the runtime's own: a float more and no array can be made.</summary>
    [Fact]
    public void The_limit_is_the_runtimes()
    {
        Assert.Equal(16_383, GeneratedMembers.MostFixedFloats);
        Assert.Equal(3, Array.CreateInstance(typeof(Largest), 3).Length);
        Assert.Throws<TypeLoadException>(() => Array.CreateInstance(typeof(TooLarge), 3));
    }

    /// <summary>Inside a network's class its type Input stands nearer than the attribute, which is meant all the same.</summary>
    [Fact]
    public void A_network_may_stand_in_a_network() => Assert.Empty(GeneratorRun.Compile("""
        using StaticDense;
        [Network, Input(4), Dense(3)]
        public partial class Outer
        {
            [Network, Input(2), Dense(1, Name = "input"), Dense(5, Name = "output")]
            public partial class Inner;

            public static float Run(Inner inner, Outer outer, Input four)
            {
                Inner.Input two = default;
                inner.Predict(two, out var five);
                return five[4] + outer.Predict(four)[2] + Inner.Layers.Input.OutputSize + Inner.Layers.Output.OutputSize;
            }
        }
        """).Findings);

    /// <summary>What worked with spans alone still does.</summary>
    [Fact]
    public void Spans_arrays_and_elements_still_mean_spans() => GeneratorRun.Compile(Declarations.Train("[Train(Loss.Huber, Optimizer.SGD)]") + """
        public static class Use
        {
            public static int Run(Net net, float[] array, System.Span<float> span, Trainer<Net> trainer)
            {
                net.Predict(array, span);
                net.Predict([1, 2, 3, 4], stackalloc float[3]);
                net.Predict(default(System.ReadOnlySpan<float>), span);
                Net.Input input = default;
                Net.Output target = default;
                System.ReadOnlySpan<Net.Input> batch = new Net.Input[2];
                net.Predict(System.Runtime.InteropServices.MemoryMarshal.Cast<Net.Input, float>(batch), span);
                target[0] += input[0];
                return (int)trainer.TrainStep(input, target) + net.PredictClass(array) + net.PredictClass(span) + net.PredictClass([1, 2, 3, 4]);
            }
        }
        """);

    [System.Runtime.CompilerServices.InlineArray(GeneratedMembers.MostFixedFloats)]
    private struct Largest
    {
        private float _first;
    }

    [System.Runtime.CompilerServices.InlineArray(GeneratedMembers.MostFixedFloats + 1)]
    private struct TooLarge
    {
        private float _first;
    }
}
