namespace StaticDense.Tests.Networks;

internal static partial class LayerShapes
{
    [Sample(7, 6, 3)]
    [MaxPooling2D]
    [Dense(2, Activation.Tanh)]
    [MaxPooling2D(3, Strides = 1, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class MaximumOfWindows;

    [Sample(9, 8, 2)]
    [MaxPooling2D(PoolSize = new[] { 3, 2 }, Strides = new[] { 2, 3 }, Padding = Padding.Same)]
    [MaxPooling2D(3, Strides = 1)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class MaximumOfOverlappingWindows;

    [Sample(7, 6, 3)]
    [AveragePooling2D]
    [Dense(2, Activation.Tanh)]
    [AveragePooling2D(3, Strides = 2, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class AverageOfWindows;

    [Sample(9, 8, 2)]
    [AveragePooling2D(PoolSize = new[] { 2, 4 }, Strides = new[] { 3, 2 }, Padding = Padding.Same)]
    [AveragePooling2D(2, Strides = 1)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class AverageOfOverlappingWindows;

    [Sample(17, 2)]
    [MaxPooling1D(3, Strides = 2)]
    [Dense(3, Activation.Tanh)]
    [AveragePooling1D(2, Strides = 1, Padding = Padding.Same)]
    [AveragePooling1D]
    [MaxPooling1D(2, Padding = Padding.Same)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Pooling1D;

    [Sample(4, 5, 3)]
    [Dense(4, Activation.Tanh)]
    [GlobalAveragePooling2D(KeepDims = true)]
    [Conv2D(3, 1)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class GlobalAverage;

    [Sample(4, 5, 3)]
    [Dense(4, Activation.Tanh)]
    [GlobalMaxPooling2D]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class GlobalMaximum;

    [Sample(6, 3)]
    [Dense(4, Activation.Tanh, Name = "values")]
    [GlobalAveragePooling1D(Name = "average")]
    [GlobalMaxPooling1D(From = "values", Name = "maximum", KeepDims = true)]
    [Flatten]
    [Concatenate("average", "flatten")]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class GlobalPooling1D;

    [Sample(3, 4, 2)]
    [ZeroPadding2D(2)]
    [Conv2D(3, 3, Activation = Activation.Tanh)]
    [ZeroPadding2D(Padding = new[] { 0, 1 })]
    [Cropping2D(new[] { 1, 2 })]
    [ZeroPadding2D(Padding = new[] { 1, 0, 2, 3 })]
    [Dense(2, Activation.Tanh)]
    [Cropping2D(Cropping = new[] { 0, 1, 2, 1 })]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Borders;

    [Sample(3, 2, 3)]
    [Conv2D(3, 2, Padding = Padding.Same, Activation = Activation.Tanh)]
    [UpSampling2D]
    [Conv2D(2, 3, Activation = Activation.Tanh)]
    [UpSampling2D(Size = new[] { 1, 3 })]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class UpSampling;

    [Sample(3, 4, 5)]
    [Permute(3, 1, 2)]
    [Dense(3, Activation.Tanh)]
    [Permute(2, 1, 3)]
    [Reshape(15, 3)]
    [Permute(2, 1)]
    [Dense(2)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Permutations;

    [Sample(4, 3, 5)]
    [SpatialDropout2D(0.4)]
    [Conv2D(4, 2, Activation = Activation.Tanh)]
    [Dropout(0.3)]
    [SpatialDropout2D(0.5)]
    [GaussianNoise(0.5)]
    [Dense(3, Activation.Tanh)]
    [GaussianDropout(0.4)]
    [Train(Loss.MeanSquaredError, Optimizer.SGD)]
    public sealed class Dropouts;
}
