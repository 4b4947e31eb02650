using StaticDense.Tests.Storage;
using StaticDense.Tests.Training;

namespace StaticDense.Tests.Networks;

/// <summary>The self-test finds what is off, in single predictions and in batches.</summary>
[Collection(nameof(AllocationTests))]
public class SelfTestTests
{
    [Fact]
    public void Outputs_within_the_tolerance_pass()
    {
        var result = Run((_, _, first, output) => first + output + (output == 1 && first == 2 ? 5e-5f : 0), 1e-4);
        Assert.True(result.Passed, result.ToString());
        Assert.Equal((5, 10, 0), (result.Cases, result.Outputs, result.FailedOutputs));
        Assert.Equal((2, 1), (result.Case, result.Output));
        Assert.InRange(result.LargestError, 1e-5, 2e-5);
        Assert.Equal((3f, 3.00005f), (result.Expected, result.Got));
    }

    [Fact]
    public void The_worst_output_is_named()
    {
        var result = Run((_, _, first, output) => first + output + (output == 0 && first >= 3 ? first - 2.5f : 0), 1e-4);
        Assert.False(result.Passed);
        Assert.Equal(2, result.FailedOutputs);
        Assert.Equal((4, 0, 4f, 5.5f), (result.Case, result.Output, result.Expected, result.Got));
        Assert.Equal("self-test FAILED: 5 cases, 2 of 10 outputs off by more than 0.0001; largest error 3.75E-1 at case 4, output 0: 5.5 where 4 is expected", result.ToString());
    }

    [Fact]
    public void Large_outputs_are_compared_relatively_and_small_ones_absolutely()
    {
        Assert.True(Run((_, _, first, output) => (first + output) * 1000.05f, 1e-4, 1000).Passed);
        Assert.False(Run((_, _, first, output) => (first + output) * 1000.2f, 1e-4, 1000).Passed);
        Assert.True(Run((_, _, first, output) => (first + output) * 1e-5f, 1e-4, 1e-9f).Passed);
        Assert.False(Run((_, _, first, output) => (first + output) * 1e-4f, 1e-4, 1e-9f).Passed);
    }

    [Fact]
    public void NaN_fails()
    {
        var result = Run((_, _, first, output) => first == 1 ? float.NaN : first + output, 1e30);
        Assert.Equal((2, 1, double.PositiveInfinity), (result.FailedOutputs, result.Case, result.LargestError));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Single_samples_and_batches_are_both_tried(bool inBatches)
    {
        var result = Run((sample, samples, first, output) => first + output + (samples > 1 == inBatches && first == 3 ? 1 : 0), 1e-4);
        Assert.Equal((2, 3), (result.FailedOutputs, result.Case));
    }

    [Fact]
    public void What_never_ran_has_not_passed() => Assert.False(default(SelfTestResult).Passed);

    [Fact]
    public void Lengths_are_checked()
    {
        var network = new ScriptedNetwork<TwoOutputs> { Output = (_, _, _, _) => 0 };
        Assert.Throws<ArgumentException>(() => network.Memory.SelfTest(network, [], [], 1));
        Assert.Throws<ArgumentException>(() => network.Memory.SelfTest(network, new float[7], new float[2], 1));
        Assert.Throws<ArgumentException>(() => network.Memory.SelfTest(network, new float[12], new float[2], 1));
        Assert.Throws<ArgumentNullException>(() => network.Memory.SelfTest<ScriptedNetwork<TwoOutputs>>(null!, new float[6], new float[2], 1));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var small = new ScriptedNetwork<TwoOutputs> { Output = (_, _, _, _) => 0 };
        var large = new ScriptedNetwork<ManyOutputs> { Output = (_, _, _, _) => 0 };
        float[] inputs = new float[12], outputs = new float[3000];
        var least = long.MaxValue;
        for (var call = 0; call < 5 && least > 0; call++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var passed = small.Memory.SelfTest(small, inputs, outputs.AsSpan(0, 4), 1e-4).Passed && large.Memory.SelfTest(large, inputs, outputs, 1e-4).Passed;
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(passed);
        }

        Assert.Equal(0, least);
    }

    /// <summary>Five samples whose first inputs are 0 to 4; expected is the first input plus the output's number, times a factor.</summary>
    private static SelfTestResult Run(Func<int, int, float, int, float> output, double tolerance, float factor = 1)
    {
        var network = new ScriptedNetwork<TwoOutputs> { Output = output };
        float[] inputs = [.. Enumerable.Range(0, 30).Select(at => at % 6 == 0 ? at / 6 : 9f)];
        float[] expected = [.. Enumerable.Range(0, 10).Select(at => ((at / 2) + (at % 2)) * factor)];
        return network.Memory.SelfTest(network, inputs, expected, tolerance);
    }
}
