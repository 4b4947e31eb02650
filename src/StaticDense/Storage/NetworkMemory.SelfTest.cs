using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <content>The self-test: golden vectors through the emitted code.</content>
public sealed partial class NetworkMemory
{
    /// <summary>
    /// Compares a network's outputs with expected ones: each sample alone, then as many at a time as there is room for, because they take
    /// different kernels. Allocates nothing.
    /// </summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">The network whose memory this is.</param>
    /// <param name="inputs">n ≥ 1 samples of InputSize values.</param>
    /// <param name="expected">n · OutputSize values.</param>
    /// <param name="tolerance">The largest difference that passes, in units of the expected output where that is greater than 1.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public SelfTestResult SelfTest<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> expected, double tolerance)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        if (inputs.Length == 0 || inputs.Length % inputSize != 0 || (long)inputs.Length / inputSize * outputSize != expected.Length)
        {
            throw new ArgumentException(
                $"{Description.Name} takes {inputSize} values a sample and gives {outputSize}; {inputs.Length} and {expected.Length} values are no samples with their outputs.",
                nameof(inputs));
        }

        if (outputBuffers is null)
            return SelfTestOnStack(network, inputs, expected, tolerance);
        var buffer = outputBuffers.Rent();
        try
        {
            return SelfTest(network, inputs, expected, tolerance, buffer.Buffer.Span[..outputSize]);
        }
        finally
        {
            outputBuffers.Return(buffer);
        }
    }

    [SkipLocalsInit]
    private SelfTestResult SelfTestOnStack<TNetwork>(TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> expected, double tolerance)
        where TNetwork : class, INetwork<TNetwork>
    {
        Span<float> room = stackalloc float[WorkspaceStack.MaximumOutputs];
        return SelfTest(network, inputs, expected, tolerance, room[..(WorkspaceStack.MaximumOutputs / outputSize * outputSize)]);
    }

    private SelfTestResult SelfTest<TNetwork>(
        TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> expected, double tolerance, Span<float> room)
        where TNetwork : class, INetwork<TNetwork>
    {
        var cases = inputs.Length / inputSize;
        var result = new SelfTestResult { Cases = cases, Outputs = expected.Length, LargestError = -1, Tolerance = tolerance };
        var most = Math.Min(cases, room.Length / outputSize);
        result = Compare(network, inputs, expected, room, 1, result);
        if (most == 1)
            return result;
        var inBatches = Compare(network, inputs, expected, room, most, result with { FailedOutputs = 0 });
        return inBatches with { FailedOutputs = Math.Max(result.FailedOutputs, inBatches.FailedOutputs) };
    }

    /// <summary>Runs all samples, so many at a time, and adds what is off.</summary>
    private SelfTestResult Compare<TNetwork>(
        TNetwork network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> expected, Span<float> room, int atOnce, SelfTestResult result)
        where TNetwork : class, INetwork<TNetwork>
    {
        for (var first = 0; first < result.Cases; first += atOnce)
        {
            var samples = Math.Min(atOnce, result.Cases - first);
            var outputs = room[..(samples * outputSize)];
            network.Predict(inputs.Slice(first * inputSize, samples * inputSize), outputs);
            for (var at = 0; at < outputs.Length; at++)
            {
                var index = (first * outputSize) + at;
                var error = ScaledError(expected[index], outputs[at]);
                if (error > result.Tolerance)
                    result = result with { FailedOutputs = result.FailedOutputs + 1 };
                if (error > result.LargestError)
                    result = result with { LargestError = error, Case = index / outputSize, Output = index % outputSize, Expected = expected[index], Got = outputs[at] };
            }
        }

        return result;
    }

    private static double ScaledError(double expected, double got)
    {
        var error = Math.Abs(got - expected) / Math.Max(1, Math.Abs(expected));
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
