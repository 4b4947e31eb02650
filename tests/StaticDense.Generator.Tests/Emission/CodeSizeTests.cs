using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Reflection;
using StaticDense.Generator.Emission;
using StaticDense.Generator.Tests.Planning;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>The estimate of machine code beside what was measured, and beside what the JIT of this process says.</summary>
public class CodeSizeTests
{
    /// <summary>
    /// The networks of the benchmarks, and others; bytes of the largest width, as the runtime's events told (.NET 10.0.12, x64) once Predict had run on 1 to 80 samples, TrainStep on 1
    /// to the whole batch, and Evaluate.
    /// </summary>
    public static TheoryData<string, int> Measured => new()
    {
        { "[Input(2)] [Dense(8, Activation.Tanh)] [Dense(1, Activation.Sigmoid)] [Train(Loss.BinaryCrossentropy, Optimizer.SGD)]", 8_704 },
        { "[Input(4)] [Dense(16, Activation.ReLU)] [Dense(16, Activation.ReLU)] [Dense(2, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 20_808 },
        { "[Input(100)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 57_227 },
        { "[Input(37)] [Dense(91, Activation.ReLU)] [Dense(53, Activation.ReLU)] [Dense(7, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 50_742 },
        { "[Input(300)] [Dense(300, Activation.ReLU)] [Dense(1, Activation.Sigmoid)] [Train(Loss.BinaryCrossentropy, Optimizer.SGD)]", 37_599 },
        { "[Input(784)] [Dense(128, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 25_895 },
        { "[Input(1000)] [Dense(500, Activation.ReLU)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]", 23_145 },
        { "[Input(784)] [Dense(512, Activation.ReLU)] [Dense(256, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 42_518 },
        { "[Input(28, 28, 1)] " + Convolution(16) + Convolution(32) + "[Flatten] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]", 32_152 },
        {
            "[Input(32, 32, 3)] " + Convolution(32) + Convolution(64) + "[Conv2D(128, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [Conv2D(256, 1, Padding = Padding.Same, Activation = Activation.ReLU)] "
            + "[GlobalAveragePooling2D] [Dense(10, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]",
            61_293
        },
        { "[Input(8)] [Dense(24, Activation.Tanh)] [Dense(24, Activation.Mish)] [Dense(12, Activation.SiLU)] [Dense(1)] [Train(Loss.MeanSquaredError, Optimizer.Adam, BatchSize = 1)]", 24_012 },
        { "[Input(64)] [Dense(300, Activation.SELU, KernelL2 = 0.01)] [Dense(300, Activation.ELU)] [Dense(64, Activation.Sigmoid)]", 27_412 },
    };

    [Theory]
    [MemberData(nameof(Measured))]
    public void The_estimate_is_a_little_more_than_was_measured(string attributes, int measured)
    {
        var size = Of(attributes);
        Assert.InRange(size.Bytes / (double)measured, 1.0, 1.45);
        Assert.Equal(size.Bytes, size.Shares.Sum(share => share.Amount));
    }

    [Fact]
    public void Layers_have_what_is_theirs_alone_and_share_the_rest()
    {
        var shares = Of("[Input(784)] [Dense(128, Activation.ReLU)] [Dense(10, Activation.Softmax, Name = \"last one\")]").Shares;
        Assert.Equal(["dense", "last one", "what layers share"], shares.Select(share => share.Owner).Order(StringComparer.Ordinal));
        Assert.All(shares, share => Assert.InRange(share.Amount, 1_000, 20_000));
    }

    [Fact]
    public void Code_that_is_written_out_belongs_to_its_layers()
    {
        var size = Of("[Input(60)] [Dense(64, Activation.ReLU)] [Dense(4)]");
        Assert.Equal(128, size.Bits);
        Assert.True(size.Shares.Single(share => share.Owner == "dense").Amount > 20_000);
    }

    [Fact]
    public void The_jit_of_this_process_stays_below_the_estimate()
    {
        const string attributes = "[Input(100)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]";
        using var code = new CompiledCode();
        var network = CompiledNetworks.Load($"using StaticDense; [Network] {attributes} public partial class CodeSizeNet;").GetType("CodeSizeNet", throwOnError: true)!;
        typeof(CodeSizeTests).GetMethod(nameof(Predict), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(network).Invoke(null, null);
        var measured = code.Wait();
        Assert.InRange(measured, 5_000, Of(attributes).Bytes);
    }

    private static string Convolution(int filters) => $"[Conv2D({filters}, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPooling2D(2)] ";

    private static CodeSize Of(string attributes)
    {
        var plan = Plans.Of(attributes);
        return CodeSize.Of(plan, NetworkEmitter.Emit(plan));
    }

    private static void Predict<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(1);
        float[] inputs = new float[40 * TNetwork.Description.InputSize], outputs = new float[40 * TNetwork.Description.OutputSize];
        for (var samples = 1; samples <= 40; samples++)
            network.Predict(inputs.AsSpan(0, samples * TNetwork.Description.InputSize), outputs.AsSpan(0, samples * TNetwork.Description.OutputSize));
    }

    /// <summary>Sums what the runtime says of the methods of <c>CodeSizeNet</c> that it compiled.</summary>
    private sealed class CompiledCode : EventListener
    {
        private readonly ConcurrentDictionary<string, long> _methods = new(StringComparer.Ordinal);

        public long Wait()
        {
            // Events come some time after the methods ran.
            for (var seen = -1L; _methods.IsEmpty || seen != _methods.Values.Sum();)
            {
                seen = _methods.Values.Sum();
                Thread.Sleep(500);
            }

            return _methods.Values.Sum();
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
                EnableEvents(eventSource, EventLevel.Verbose, (EventKeywords)0x30);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
                return;
            object? Value(string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)];
            var type = (string)Value("MethodNamespace")!;
            if (type.StartsWith("CodeSizeNet", StringComparison.Ordinal))
                _methods?[$"{type}.{Value("MethodName")} {Value("MethodSignature")}"] = Convert.ToInt64(Value("MethodSize"), CultureInfo.InvariantCulture);
        }
    }
}
