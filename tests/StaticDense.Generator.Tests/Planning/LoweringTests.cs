using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Tests.Planning;

/// <summary>Which operations networks become, written out.</summary>
public class LoweringTests
{
    private const string Classifier =
        "[Input(28, 28)] [Flatten] [Dense(128, Activation.ReLU)] [Dropout(0.2)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam)]";

    [Fact]
    public void Prediction_knows_no_dropout_and_gathers_a_flattened_input()
    {
        var prediction = Plans.Of(Classifier).Prediction;
        Assert.Null(prediction.StraightLine);
        Assert.Equal(
            [
                "gather -> input [1, 784]",
                "product input -> dense [1, 128], ReLU",
                "product dense -> dense_1 [1, 10], clear",
                "Softmax dense_1 -> dense_1",
                "scatter dense_1 [1, 10]",
            ],
            Plans.Lines(prediction.Batch!));
        Assert.Equal(
            ["product caller -> dense [1, 128], ReLU", "product dense -> dense_1 [1, 10], clear", "Softmax dense_1 -> dense_1", "scatter dense_1 [1, 10]"],
            Plans.Lines(prediction.Row!));
    }

    [Fact]
    public void A_step_goes_back_to_the_first_trained_layer_and_no_further()
    {
        var training = Plans.Of(Classifier).Training!;
        Assert.Equal(
            [
                "gather -> input [1, 784]",
                "product input -> dense [1, 128], ReLU",
                "drop dense -> dropout",
                "product dropout -> dense_1 [1, 10], clear",
                "loss dense_1 as logits -> output -> loss gradient",
                "input gradient loss gradient -> dense_1 input gradient [1, 128]",
                "kernel gradient dropout, loss gradient",
                "bias gradient loss gradient",
                "drop gradient dense_1 input gradient",
                "ReLU gradient dense, dense_1 input gradient",
                "kernel gradient input, dense_1 input gradient",
                "bias gradient dense_1 input gradient",
            ],
            Plans.Lines(training.Step));
        Assert.Equal(
            [
                "gather -> input [1, 784]",
                "product input -> dense [1, 128], ReLU",
                "product dense -> dense_1 [1, 10], clear",
                "loss dense_1 as logits -> output",
            ],
            Plans.Lines(training.Evaluation));
    }

    [Fact]
    public void Steps_before_the_first_trained_layer_have_no_backward_half() =>
        Assert.Equal(
            [
                "gather -> input [3, 4]",
                "Tanh input -> input",
                "drop input -> dropout",
                "repack dropout -> flatten [1, 12]",
                "product flatten -> dense [1, 16]",
                "loss dense -> loss gradient",
                "kernel gradient flatten, loss gradient, stored",
                "bias gradient loss gradient, stored",
            ],
            Plans.Lines(Plans.Of("[Input(3, 4)] [Activation(Activation.Tanh)] [Dropout(0.5)] [Flatten] [Dense(16)] [Train(Loss.MeanSquaredError, Optimizer.SGD, KeepGradients = true)]").Training!.Step));

    [Fact]
    public void Penalties_of_outputs_go_forward_and_back_even_through_a_fused_activation() =>
        Assert.Equal(
            [
                "gather -> input [1, 12]",
                "product input -> dense [1, 17]",
                "SiLU dense -> dense output",
                "penalty dense output",
                "product dense output -> dense_1 [1, 3], clear",
                "loss dense_1 as logits -> output -> loss gradient",
                "penalty output",
                "clear penalty gradient",
                "penalty gradient output, penalty gradient",
                "Softmax gradient output, penalty gradient",
                "add penalty gradient -> loss gradient",
                "input gradient loss gradient -> dense_1 input gradient [1, 17], clear",
                "kernel gradient dense output, loss gradient",
                "bias gradient loss gradient",
                "penalty gradient dense output, dense_1 input gradient",
                "SiLU gradient dense, dense_1 input gradient",
                "kernel gradient input, dense_1 input gradient",
                "bias gradient dense_1 input gradient",
            ],
            Plans.Lines(Plans.Of("[Input(12)] [Dense(17, Activation.SiLU, ActivityL2 = 0.01)] [Dense(3, Activation.Softmax, ActivityL1 = 0.1)] [Train(Loss.CategoricalCrossentropy, Optimizer.SGD)]").Training!.Step));

    [Theory]
    [InlineData("[Dense(3, Activation.Softmax)]", "SparseCategoricalCrossentropy", "loss dense as logits -> output -> loss gradient")]
    [InlineData("[Dense(3)] [Softmax]", "CategoricalCrossentropy", "loss dense as logits -> output -> loss gradient")]
    [InlineData("[Dense(3, Activation.Sigmoid)]", "BinaryCrossentropy", "loss dense as logits -> output -> loss gradient")]
    [InlineData("[Dense(3)] [Activation(Activation.Sigmoid)]", "BinaryCrossentropy", "loss dense as logits -> output -> loss gradient")]
    [InlineData("[Dense(3, Activation.Sigmoid)]", "CategoricalCrossentropy", "loss dense -> loss gradient")]
    [InlineData("[Dense(3, Activation.Softmax)]", "BinaryCrossentropy", "loss dense -> loss gradient")]
    [InlineData("[Dense(3, Activation.Softmax)]", "MeanSquaredError", "loss dense -> loss gradient")]
    [InlineData("[Dense(3, Activation.Softmax)] [Flatten]", "SparseCategoricalCrossentropy", "loss dense -> loss gradient")]
    [InlineData("[Dense(3)]", "SparseCategoricalCrossentropy, FromLogits = true", "loss dense as logits -> probabilities -> loss gradient")]
    [InlineData("[Dense(3, Activation.Softmax)]", "SparseCategoricalCrossentropy, FromLogits = true", "loss dense as logits -> output -> loss gradient")]
    [InlineData("[Dense(3, Activation.Sigmoid)]", "CategoricalCrossentropy, FromLogits = true", "loss dense as logits -> probabilities -> loss gradient")]
    public void A_crossentropy_takes_over_its_own_activation(string layers, string loss, string expected)
    {
        var parts = loss.Split(", ", 2);
        var train = $"[Train(Loss.{parts[0]}, Optimizer.SGD{(parts.Length > 1 ? ", " + parts[1] : "")})]";
        Assert.Contains(expected, Plans.Lines(Plans.Of("[Input(5)] " + layers + train).Training!.Step));
    }

    [Fact]
    public void Values_that_the_backward_pass_needs_are_not_overwritten()
    {
        foreach (var attributes in Emission.VariedNetworks.All.Values)
        {
            if (Plans.Of(attributes).Training is not { } training)
                continue;
            var operations = training.Step.Operations;
            for (var index = 0; index < operations.Count; index++)
            {
                if (operations[index] is MapGradient { Saved: var saved, Function.Kind: var kind })
                {
                    var writer = operations.Take(index).Last(operation => Writes(operation) == saved);
                    Assert.True(!Derivatives.UseOutput(kind) || writer is Map or LossGradient or Product { Ending.Function: not null } or Convolve { Ending.Function: not null }, $"{saved.Name} was written by {writer}.");
                }
            }
        }
    }

    [Theory]
    [InlineData("[Dense(16, Activation.ReLU)] [Dense(16)] [Dense(2)]", true)]
    [InlineData("[Dropout(0.5)] [Dense(16)] [Softmax]", true)]
    [InlineData("[Reshape(2, 2)] [Flatten] [Dense(3)]", false)]
    [InlineData("[ReLU] [Dense(16)]", false)]
    [InlineData("[Dense(16)] [PReLU]", false)]
    [InlineData("[Dense(160)] [Dense(32)]", true)]
    [InlineData("[Dense(160)] [Dense(160)]", false)]
    public void Small_networks_of_plain_rows_are_one_straight_line(string layers, bool expected) =>
        Assert.Equal(expected, Plans.Of("[Input(4)]" + layers).Prediction.StraightLine is not null);

    private static Block? Writes(Operation operation) => operation switch
    {
        Gather o => o.Destination,
        Product o => o.Destination,
        Convolve o => o.Destination,
        Pool o => o.Destination,
        Combine o => o.Destination,
        NormalizeBatch o => o.Destination,
        Map o => o.Destination,
        Normalize o => o.Destination,
        Rectify o => o.Destination,
        Drop o => o.Destination,
        Repack o => o.Destination,
        LossGradient o => o.Probabilities,
        _ => null,
    };
}
