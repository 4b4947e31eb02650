using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Pipeline;

public class PipelineTests
{
    [Fact]
    public void A_network_compiles_without_warnings_and_is_cached()
    {
        var run = GeneratorRun.Compile("""
            using StaticDense;

            namespace Digits;

            [Network]
            [Input(28, 28)]
            [Flatten]
            [Dense(128, Activation.ReLU)]
            [Dropout(0.2)]
            [Dense(10, Activation.Softmax)]
            [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, BatchSize = 32)]
            public sealed partial class DigitNet;
            """);
        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.Findings);
    }
}
