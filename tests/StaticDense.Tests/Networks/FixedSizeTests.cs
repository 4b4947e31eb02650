using System.Runtime.CompilerServices;
using StaticDense.Tests.Digits;
using StaticDense.Tests.Training;

namespace StaticDense.Tests.Networks;

/// <summary>Predictions from types of fixed size are those from spans, bit by bit, and allocate nothing.</summary>
[Collection(nameof(AllocationTests))]
public class FixedSizeTests
{
    [Fact]
    public void The_types_have_the_networks_sizes()
    {
        Assert.Equal(4 * UnrolledAuto.InputSize, Unsafe.SizeOf<UnrolledAuto.Input>());
        Assert.Equal(4 * UnrolledAuto.OutputSize, Unsafe.SizeOf<UnrolledAuto.Output>());
        Assert.Equal(4 * DigitPerceptron.InputSize, Unsafe.SizeOf<DigitPerceptron.Input>());
    }

    [Fact]
    public void Straight_lines_give_the_bits_of_spans()
    {
        var network = new UnrolledAuto(seed: 5);
        UnrolledAuto.Input input = default;
        Fill(input);
        var expected = new float[UnrolledAuto.OutputSize];
        network.Predict(input, expected);
        // What stands in the output before does not matter.
        UnrolledAuto.Output output = default;
        ((Span<float>)output).Fill(float.NaN);
        network.Predict(in input, out output);
        Assert.Equal(expected, ((ReadOnlySpan<float>)output).ToArray());
        var returned = network.Predict(in input);
        Assert.Equal(expected, ((ReadOnlySpan<float>)returned).ToArray());
        Assert.Equal(Array.IndexOf(expected, expected.Max()), network.PredictClass(in input));
        Assert.NotEqual(expected[0], expected[1]);
    }

    [Fact]
    public void Tiles_give_the_bits_of_spans()
    {
        var network = new DigitPerceptron(seed: 5);
        DigitPerceptron.Input input = default;
        Fill(input);
        var expected = new float[DigitPerceptron.OutputSize];
        network.Predict(input, expected);
        network.Predict(in input, out var output);
        Assert.Equal(expected, ((ReadOnlySpan<float>)output).ToArray());
        Assert.Equal(network.PredictClass((ReadOnlySpan<float>)input), network.PredictClass(in input));
    }

    [Fact]
    public void They_allocate_nothing()
    {
        var (small, large) = (new UnrolledAuto(), new DigitPerceptron());
        var sum = 0f;
        Predict();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            Predict();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);

        void Predict()
        {
            UnrolledAuto.Input few = default;
            DigitPerceptron.Input many = default;
            small.Predict(in few, out var first);
            sum += first[0] + small.Predict(in few)[1] + large.Predict(in many)[2] + large.PredictClass(in many);
        }
    }

    private static void Fill(Span<float> values)
    {
        for (var index = 0; index < values.Length; index++)
            values[index] = (index % 7 - 3) / 4f;
    }
}
