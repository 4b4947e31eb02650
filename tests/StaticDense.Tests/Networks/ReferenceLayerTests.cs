using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>The reference's layers that no golden case has, on values worked out by hand.</summary>
public class ReferenceLayerTests
{
    [Theory]
    [InlineData(nameof(Transposed), new float[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(nameof(Rotated), new float[] { 1, 3, 5, 7, 2, 4, 6, 8 })]
    [InlineData(nameof(Cropped), new float[] { 6, 7 })]
    [InlineData(nameof(CroppedEvenly), new float[] { 5 })]
    [InlineData(nameof(Padded), new float[] { 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0 })]
    [InlineData(nameof(Repeated), new float[] { 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4 })]
    [InlineData(nameof(AlongRows), new float[] { 1, 2, 3, 4, 1, 2, 3, 4 })]
    [InlineData(nameof(AlongColumns), new float[] { 1, 2, 1, 2, 3, 4, 3, 4 })]
    [InlineData(nameof(AlongChannels), new float[] { 1, 1, 2, 2, 3, 3, 4, 4 })]
    [InlineData(nameof(Difference), new float[] { 0, -1, 1, 0 })]
    [InlineData(nameof(Largest), new float[] { 1, 3, 3, 4 })]
    [InlineData(nameof(Smallest), new float[] { 1, 2, 2, 4 })]
    [InlineData(nameof(Product), new float[] { 1, 6, 6, 16 })]
    [InlineData(nameof(Mean), new float[] { 1, 2.5f, 2.5f, 4 })]
    [InlineData(nameof(LargestOfSame), new float[] { 5, 6, 6, 8, 9, 9, 8, 9, 9 })]
    [InlineData(nameof(MeanOfSame), new float[] { 3, 4.5f, 7.5f, 9 })]
    [InlineData(nameof(LargestOfAll), new float[] { 5, 6 })]
    [InlineData(nameof(LaterNamed), new float[] { 1, 4, 9 })]
    public void Forward(string shape, float[] expected)
    {
        var reference = ReferenceOf(shape);
        var inputs = Enumerable.Range(1, reference.InputSize).Select(value => (float)value).ToArray();
        Assert.Equal(expected, reference.Predict(inputs));
    }

    [Fact]
    public void Default_names_are_those_of_Keras()
    {
        string[] expected =
        [
            "conv2d", "given", "conv2d_1", "depthwise_conv2d", "separable_conv2d", "max_pooling2d", "average_pooling2d", "batch_normalization",
            "layer_normalization", "zero_padding2d", "cropping2d", "up_sampling2d", "spatial_dropout2d", "gaussian_noise", "p_re_lu", "re_lu",
            "leaky_re_lu", "elu", "activation", "permute", "global_max_pooling2d", "reshape", "conv1d", "batch_normalization_1",
            "global_average_pooling1d",
        ];
        Assert.Equal(expected, ReferenceOf(nameof(Named)).Layers.Select(layer => layer.Name));
    }

    /// <summary>Fans of (3, 4) and (0.03, 0.04): norms 5 and 0.05.</summary>
    [Theory]
    [InlineData(nameof(Constraining.MaxNorm), new float[] { 1.2f, 0.03f, 1.6f, 0.04f })]
    [InlineData(nameof(Constraining.UnitNorm), new float[] { 0.6f, 0.6f, 0.8f, 0.8f })]
    [InlineData(nameof(Constraining.MinMaxNorm), new float[] { 2.1f, 0.315f, 2.8f, 0.42f })]
    public void Norms(string name, float[] expected)
    {
        var kind = Enum.Parse<Constraining>(name);
        var parameter = new ReferenceParameter("w", [2, 2], 0, 0);
        new float[] { 3, 0.03f, 4, 0.04f }.CopyTo(parameter.Values, 0);
        new ReferenceConstraint(kind, kind == Constraining.MinMaxNorm ? 1 : 0, 2, 0.5, [0]).Apply(parameter);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], parameter.Values[i], 1e-5f);
    }

    [Fact]
    public void Norms_over_several_axes()
    {
        var parameter = new ReferenceParameter("w", [2, 1, 2, 2], 0, 0);
        new float[] { 1, 0, 1, 3, 1, 0, 1, 4 }.CopyTo(parameter.Values, 0);
        new ReferenceConstraint(Constraining.UnitNorm, 0, 0, 0, [0, 1, 2]).Apply(parameter);
        float[] expected = [0.5f, 0, 0.5f, 0.6f, 0.5f, 0, 0.5f, 0.8f];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], parameter.Values[i], 1e-6f);
    }

    [Fact]
    public void Negative_values_become_zero()
    {
        var parameter = new ReferenceParameter("w", [5], 0, 0);
        new float[] { -1, -0f, 2, float.NaN, float.NegativeInfinity }.CopyTo(parameter.Values, 0);
        new ReferenceConstraint(Constraining.NonNeg, 0, 0, 0, [0]).Apply(parameter);
        Bits.Equal([0, -0f, 2, float.NaN, 0], parameter.Values, "values");
    }

    /// <summary>Large numbers that only cancel when added in the contract's order.</summary>
    [Fact]
    public void The_row_tree()
    {
        var values = new float[330];
        float Sum() => RowTree.Sum(values.Length, (row, sum) => sum + values[row]);
        void Adds(float expected, params (int Row, float Value)[] terms)
        {
            Array.Clear(values);
            foreach (var (row, value) in terms)
                values[row] = value;
            Assert.Equal(expected, Sum());
        }

        const float large = 1e20f;
        // A run has 4 chains by turns, joined (s0 + s1) + (s2 + s3).
        Adds(1, (0, large), (4, -large), (8, 1));
        Adds(0, (0, large), (1, 1), (2, -large));
        Adds(1, (0, large), (1, -large), (2, 1));

        // Runs of 64 are joined ((r0 + r1) + (r2 + r3)) + (r4 + r5).
        Adds(1, (0, large), (64, -large), (128, 1));
        Adds(0, (64, large), (128, 1), (192, -large));
        Adds(1, (128, large), (192, -large), (0, 1));
        Adds(0, (0, large), (256, -large), (320, 1));
        Adds(1, (256, large), (320, -large), (0, 1));
    }

    /// <summary>Means of squares less squares of means would lose all of the variance here.</summary>
    [Fact]
    public void Batches_far_from_zero_keep_their_variance()
    {
        var reference = ReferenceOf(nameof(Moving));
        reference.Import([1, 0, 0, 1]);
        var random = new Random(3);
        var inputs = Enumerable.Range(0, 500).Select(_ => 1e4f + (random.NextSingle() * 2) - 1).ToArray();
        var mean = inputs.Average(value => (double)value);
        var variance = inputs.Average(value => (value - mean) * (value - mean));
        var outputs = reference.ForwardTraining(inputs);
        for (var i = 0; i < inputs.Length; i++)
            Assert.Equal((inputs[i] - mean) / Math.Sqrt(variance + 1e-3), outputs[i], 2e-3);
        Assert.Equal(0.75 + (0.25 * variance), reference.Export()[3], 1e-4);
    }

    [Fact]
    public void Moving_statistics_follow_the_batch_and_nothing_else()
    {
        var reference = ReferenceOf(nameof(Moving));
        reference.Import([1, 2, 10, 4]);
        var loss = reference.ComputeGradients([1, 3, 5, 7], new ReferenceTargets(new float[4]));
        Assert.True(loss > 0);
        float[] expected = [1, 2, 8.5f, 4.25f];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], reference.Export()[i], 1e-5f);
        var gradients = reference.ExportGradients();
        Assert.Equal([0, 0], gradients[2..]);
        reference.ApplyGradients();
        Assert.Equal(expected[2..], reference.Export()[2..]);

        // Decay takes a tenth of gamma and beta; the norm of their gradients is taken down to 0.5.
        var (gamma, beta) = (0.9 - reference.Export()[0], 1.8 - reference.Export()[1]);
        Assert.Equal(0.5, Math.Sqrt((gamma * gamma) + (beta * beta)), 1e-5);
    }

    private static ReferenceNetwork ReferenceOf(string shape)
    {
        var type = typeof(ReferenceLayerTests).GetNestedType(shape, System.Reflection.BindingFlags.NonPublic)!;
        return LayerShapes.Read(type);
    }

    [LayerShapes.Sample(2, 3)]
    [Permute(2, 1)]
    private sealed class Transposed;

    [LayerShapes.Sample(2, 2, 2)]
    [Permute(3, 1, 2)]
    private sealed class Rotated;

    [LayerShapes.Sample(4, 4, 1)]
    [Cropping2D(new[] { 1, 2, 1, 1 })]
    private sealed class Cropped;

    [LayerShapes.Sample(3, 3, 1)]
    [Cropping2D(1)]
    private sealed class CroppedEvenly;

    [LayerShapes.Sample(1, 2, 1)]
    [ZeroPadding2D(new[] { 1, 1, 2, 0 })]
    private sealed class Padded;

    [LayerShapes.Sample(2, 2, 1)]
    [UpSampling2D]
    private sealed class Repeated;

    [LayerShapes.Sample(2, 2, 1)]
    [Concatenate("input", "input", Axis = 1)]
    private sealed class AlongRows;

    [LayerShapes.Sample(2, 2, 1)]
    [Concatenate("input", "input", Axis = 2)]
    private sealed class AlongColumns;

    [LayerShapes.Sample(2, 2, 1)]
    [Concatenate("input", "input")]
    private sealed class AlongChannels;

    [LayerShapes.Sample(2, 2)]
    [Permute(2, 1, Name = "other")]
    [Subtract("input", "other")]
    private sealed class Difference;

    [LayerShapes.Sample(2, 2)]
    [Permute(2, 1, Name = "other")]
    [Maximum("input", "other")]
    private sealed class Largest;

    [LayerShapes.Sample(2, 2)]
    [Permute(2, 1, Name = "other")]
    [Minimum("input", "other")]
    private sealed class Smallest;

    [LayerShapes.Sample(2, 2)]
    [Permute(2, 1, Name = "other")]
    [Multiply("input", "other")]
    private sealed class Product;

    [LayerShapes.Sample(2, 2)]
    [Permute(2, 1, Name = "other")]
    [Average("input", "other")]
    private sealed class Mean;

    [LayerShapes.Sample(3, 3, 1)]
    [MaxPooling2D(2, Strides = 1, Padding = Padding.Same)]
    private sealed class LargestOfSame;

    [LayerShapes.Sample(3, 3, 1)]
    [AveragePooling2D(2, Padding = Padding.Same)]
    private sealed class MeanOfSame;

    [LayerShapes.Sample(3, 2)]
    [GlobalMaxPooling1D]
    private sealed class LargestOfAll;

    [LayerShapes.Sample(3)]
    [Subtract("b", "input", Name = "a")]
    [Multiply("input", "input", Name = "b")]
    [Add("a", "input")]
    private sealed class LaterNamed;

    [LayerShapes.Sample(8, 8, 2)]
    [Conv2D(2, 1)]
    [Conv2D(2, 1, Name = "given")]
    [Conv2D(2, 1)]
    [DepthwiseConv2D(1)]
    [SeparableConv2D(2, 1)]
    [MaxPooling2D(1)]
    [AveragePooling2D(1)]
    [BatchNormalization]
    [LayerNormalization]
    [ZeroPadding2D]
    [Cropping2D]
    [UpSampling2D]
    [SpatialDropout2D(0)]
    [GaussianNoise(0)]
    [PReLU]
    [ReLU]
    [LeakyReLU]
    [ELU]
    [Activation(Activation.Tanh)]
    [Permute(1, 2, 3)]
    [GlobalMaxPooling2D]
    [Reshape(2, 1)]
    [Conv1D(2, 1)]
    [BatchNormalization]
    [GlobalAveragePooling1D]
    private sealed class Named;

    [LayerShapes.Sample(1)]
    [BatchNormalization(Momentum = 0.75)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD, LearningRate = 1, WeightDecay = 0.1, GlobalClipNorm = 0.5)]
    private sealed class Moving;
}
