using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Which operations convolutions, normalizations and graphs become, written out.</summary>
public class ConvolutionLoweringTests
{
    private const string Trained = " [Train(Loss.MeanSquaredError, Optimizer.SGD)]";

    [Fact]
    public void A_first_convolution_of_few_channels_reads_the_caller_and_others_blocks()
    {
        var plan = Plans.Of("[Input(8, 8, 3)] [Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPooling2D] [Conv2D(5, 3)] [GlobalAveragePooling2D]" + Trained);
        Assert.Equal(
            [
                "convolve caller in a frame -> conv2d [64, 16], ReLU",
                "pool conv2d -> max_pooling2d [16, 16]",
                "convolve max_pooling2d -> conv2d_1 [4, 5], clear",
                "pool all conv2d_1 -> global_average_pooling2d [1, 5]",
                "scatter global_average_pooling2d [1, 5]",
            ],
            Plans.Lines(plan.Prediction.Batch!));
        Assert.Null(plan.Prediction.Row);
        Assert.Equal(
            [
                "convolve caller in a frame -> conv2d [64, 16], ReLU",
                "pool conv2d -> max_pooling2d [16, 16]",
                "convolve max_pooling2d -> conv2d_1 [4, 5], clear",
                "pool all conv2d_1 -> global_average_pooling2d [1, 5]",
                "transpose conv2d_1",
                "loss global_average_pooling2d -> loss gradient",
                "pool all gradient loss gradient -> global_average_pooling2d input gradient [4, 5]",
                "convolve gradient global_average_pooling2d input gradient in a frame -> conv2d_1 input gradient [16, 16]",
                "convolve kernel gradient max_pooling2d, global_average_pooling2d input gradient",
                "bias gradient global_average_pooling2d input gradient",
                "pool gradient conv2d_1 input gradient -> max_pooling2d input gradient [64, 16]",
                "ReLU gradient conv2d, max_pooling2d input gradient",
                "convolve kernel gradient caller, max_pooling2d input gradient",
                "bias gradient max_pooling2d input gradient",
            ],
            Plans.Lines(plan.Training!.Step));
    }

    [Fact]
    public void In_inference_batch_normalization_is_part_of_the_sum_ahead_of_it()
    {
        var plan = Plans.Of("[Input(6, 6, 16)] [Conv2D(16, 3)] [BatchNormalization] [ReLU] [Flatten] [Dense(20)] [BatchNormalization] [Dense(2)]" + Trained);
        Assert.Equal(
            [
                "gather -> input [36, 16]",
                "scale of batch_normalization",
                "convolve input -> conv2d [16, 16], batch_normalization scale, ReLU",
                "repack conv2d -> flatten [1, 256]",
                "scale of batch_normalization_1",
                "product flatten -> dense [1, 20], batch_normalization_1 scale, clear",
                "product dense -> dense_1 [1, 2], clear",
                "scatter dense_1 [1, 2]",
            ],
            Plans.Lines(plan.Prediction.Batch!));
        var step = Plans.Lines(plan.Training!.Step);
        Assert.Contains("normalize batch conv2d -> batch_normalization [16, 16]", step);
        Assert.Contains("normalize batch gradient conv2d, dense input gradient", step.Select(line => line.Replace("flatten input gradient", "dense input gradient", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[MaxPooling2D] [BatchNormalization]", "rescale max_pooling2d -> max_pooling2d")]
    [InlineData("[BatchNormalization]", "rescale input -> input")]
    [InlineData("[Conv2D(16, 3, Activation = Activation.Tanh)] [BatchNormalization]", "rescale conv2d -> conv2d")]
    [InlineData("[Conv2D(16, 3, Name = \"a\")] [BatchNormalization(Name = \"b\")] [Add(\"a\", \"b\")]", "rescale a -> b")]
    public void Batch_normalization_stands_alone_where_no_sum_ends_in_it(string layers, string expected) =>
        Assert.Contains(expected, Plans.Lines(Plans.Of("[Input(6, 6, 16)] " + layers).Prediction.Batch!));

    [Fact]
    public void A_value_with_several_consumers_is_not_overwritten_and_its_gradients_are_added()
    {
        var plan = Plans.Of("[Input(16)] [Dense(16, Name = \"a\")] [ReLU(Name = \"b\")] [Dense(16, Name = \"c\", From = \"a\")] [Add(\"b\", \"c\", \"a\", Name = \"sum\")] [Dense(2)]" + Trained);
        Assert.Equal(
            [
                "product caller -> a [1, 16]",
                "ReLU a -> b output",
                "product a -> c [1, 16]",
                "Add b output, c -> sum",
                "Add sum, a -> sum",
                "product sum -> dense [1, 2], clear",
                "scatter dense [1, 2]",
            ],
            Plans.Lines(plan.Prediction.Batch!));
        Assert.Equal(
            [
                "input gradient loss gradient -> dense input gradient [1, 16]",
                "kernel gradient sum, loss gradient",
                "bias gradient loss gradient",
                "copy dense input gradient -> sum input gradient",
                "copy dense input gradient -> sum input gradient 1",
                "copy dense input gradient -> sum input gradient 2",
                "input gradient sum input gradient 1 -> c input gradient [1, 16]",
                "kernel gradient a, sum input gradient 1",
                "bias gradient sum input gradient 1",
                "add c input gradient -> sum input gradient 2",
                "ReLU gradient b output, sum input gradient",
                "add sum input gradient -> sum input gradient 2",
                "kernel gradient caller, sum input gradient 2",
                "bias gradient sum input gradient 2",
            ],
            Plans.Lines(plan.Training!.Step).SkipWhile(line => !line.StartsWith("input gradient", StringComparison.Ordinal)));
    }

    [Fact]
    public void Constraints_follow_the_update_of_their_parameter()
    {
        const string layers = "[Input(8, 8, 16)] [Conv2D(16, 3, KernelNonNegative = true, BiasMaxNorm = 1)] [Flatten] [Dense(2)]";
        Assert.Equal(
            ["convolve kernel gradient input, flatten input gradient", "constrain conv2d/kernel", "bias gradient flatten input gradient", "constrain conv2d/bias"],
            Plans.Lines(Plans.Of(layers + Trained).Training!.Step)[^4..]);
        Assert.DoesNotContain(Plans.Of(layers + Trained.Replace(")]", ", ClipNorm = 1)]", StringComparison.Ordinal)).Training!.Step.Operations, operation => operation is Constrain);
    }

    [Theory]
    [InlineData("[Conv2D(20, 1)]", true)]
    [InlineData("[Conv2D(20, 1, Padding = Padding.Same)]", true)]
    [InlineData("[Conv2D(20, 1, Strides = 2)]", false)]
    [InlineData("[Conv2D(20, KernelSize = new[] { 1, 2 })]", false)]
    public void A_convolution_of_single_positions_is_a_product(string layer, bool expected)
    {
        var operations = Plans.Of("[Input(4, 5, 16)] " + layer).Prediction.Batch!.Operations;
        Assert.Equal(expected, operations.Any(operation => operation is Product { Dense.Cut.Segments: 1 }));
        Assert.Equal(!expected, operations.Any(operation => operation is Convolve));
    }
}
