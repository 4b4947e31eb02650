namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>A sound network in which every layer of images, normalizations, noise and merges stands, with branches.</summary>
internal static class ImageDeclarations
{
    /// <summary>What <see cref="Declarations.Everything"/> is for the other layers.</summary>
    public const string Everything = """
        using StaticDense;

        namespace Tests;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(6, 3, Strides = new[] { 1, 2 }, Padding = Padding.Same, Groups = 3, Activation = Activation.ReLU, KernelMaxNorm = 2,
            KernelConstraintAxes = new[] { 0, 1, 2 }, ActivityL1 = 1e-6, Name = "conv")]
        [BatchNormalization(Momentum = 0.9, Epsilon = 0.01, GammaL2 = 0.1, BetaNonNegative = true,
            MovingMeanInitializer = Initializer.Constant, MovingMeanInitializerValue = 0.5, Name = "norm")]
        [DepthwiseConv2D(3, DepthMultiplier = 2, Padding = Padding.Same, DilationRate = 2, DepthwiseMinNorm = 0.1, DepthwiseNormRate = 0.5)]
        [SeparableConv2D(6, new[] { 3, 1 }, Padding = Padding.Same, DepthMultiplier = 3, PointwiseUnitNorm = true, DepthwiseL1 = 0.1, Activation = Activation.SiLU)]
        [Add("norm", "separable_conv2d")]
        [ZeroPadding2D(new[] { 1, 2, 3, 4 })]
        [Cropping2D(new[] { 1, 2 })]
        [UpSampling2D(Size = new[] { 1, 2 })]
        [MaxPooling2D(2, Strides = 1, Padding = Padding.Same, Name = "max")]
        [Concatenate("max", "up_sampling2d", Axis = 1)]
        [AveragePooling2D(new[] { 3, 2 })]
        [Permute(2, 1, 3)]
        [SpatialDropout2D(0.2)]
        [GaussianNoise(0.1)]
        [GaussianDropout(0.3)]
        [GlobalMaxPooling2D(Name = "greatest")]
        [LayerNormalization(Epsilon = 0.1, Center = false, From = "gaussian_dropout")]
        [Reshape(-1, 6)]
        [Conv1D(5, 3, Padding = Padding.Causal, DilationRate = 2)]
        [MaxPooling1D(2)]
        [AveragePooling1D(3, Strides = 2)]
        [GlobalAveragePooling1D(KeepDims = true)]
        [Flatten]
        [Dense(6)]
        [Multiply("greatest", "dense")]
        [Dense(3)]
        [Train(Loss.MeanSquaredError, Optimizer.SGD)]
        public sealed partial class Everything;
        """;
}
