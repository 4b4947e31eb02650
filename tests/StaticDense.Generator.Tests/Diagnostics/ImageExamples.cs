using StaticDense.Generator.Model;
using static StaticDense.Generator.Tests.Infrastructure.Declarations;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>Layers of images and sequences, normalizations and constraints.</summary>
internal static class ImageExamples
{
    private static string Image(string layers) => Net("[Input(8, 6, 4)]\n" + layers);

    private static string Sequence(string layers) => Net("[Input(8, 4)]\n" + layers);

    private static string Trained(string layers, string train) => Net($"[Input(8, 6, 4)]\n{layers}\n[Train(Loss.{train})]");

    public static RuleExample[] All { get; } =
    [
        .. Arguments, .. Shapes, .. Advice,
    ];

    private static RuleExample[] Arguments =>
    [
        new(RuleIds.MissingArgument, Image("[Conv2D]"), "Conv2D", "[Conv2D] needs the number of filters and the kernel's size: [Conv2D(32, 3)]", Image("[Conv2D(Filters = 3, KernelSize = 1)]")),
        new(RuleIds.MissingArgument, Image("[Conv2D(3)]"), "Conv2D(3)", "[Conv2D] needs the kernel's size", Image("[Conv2D(3, KernelSize = 1)]")),
        new(RuleIds.MissingArgument, Image("[DepthwiseConv2D]"), "DepthwiseConv2D", "needs the kernel's size: [DepthwiseConv2D(3)]", Image("[DepthwiseConv2D(1)]")),
        new(RuleIds.MissingArgument, Image("[SeparableConv2D(KernelSize = 3)]"), "SeparableConv2D(KernelSize = 3)", "needs the number of filters", Image("[SeparableConv2D(Filters = 1, KernelSize = 3)]")),
        new(RuleIds.MissingArgument, Image("[Permute]"), "Permute", "needs the order of the axes: [Permute(2, 1)]", Image("[Permute(3, 2, 1)]")),
        new(RuleIds.MissingArgument, Image("[GaussianNoise]"), "GaussianNoise", "needs the standard deviation", Image("[GaussianNoise(0.1)]")),
        new(RuleIds.MissingArgument, Image("[SpatialDropout2D]\n[Flatten]\n[Dense(2)]"), "SpatialDropout2D", "needs the rate", Image("[SpatialDropout2D(0.1)]\n[Flatten]\n[Dense(2)]")),
        new(RuleIds.ArgumentGivenTwice, Image("[Cropping2D(1, Padding = 2)]"), "Padding = 2", "'Cropping' is given by position as 1 and by name as Padding = 2", Image("[Cropping2D(Padding = 2)]")),
        new(RuleIds.ArgumentGivenTwice, Image("[MaxPooling2D(2, PoolSize = 2)]"), "PoolSize = 2", "by position as 2 and by name as 2", Image("[MaxPooling2D(PoolSize = 2)]")),

        new(RuleIds.ArgumentKind, Image("[Conv2D(3, \"3\")]"), "\"3\"", "'KernelSize' is \"3\"; it must be a whole number or an array of 2 of them", Image("[Conv2D(3, 3)]")),
        new(RuleIds.ArgumentKind, Image("[Conv2D(3, 3.0)]"), "3.0", "'KernelSize' is the double 3; it must be a whole number", Image("[Conv2D(3, 3)]")),
        new(RuleIds.ArgumentKind, Image("[Conv2D(3, 1, Strides = new[] { 1, 1, 1 })]"), "Strides = new[] { 1, 1, 1 }", "'Strides' is an array of 3; it must be a whole number or an array of 2 of them", Image("[Conv2D(3, 1, Strides = new[] { 1, 1 })]")),
        new(RuleIds.ArgumentKind, Sequence("[Conv1D(3, new[] { 1, 1 })]"), "new[] { 1, 1 }", "'KernelSize' is an array of 2; it must be a whole number", Sequence("[Conv1D(3, new[] { 1 })]")),
        new(RuleIds.ArgumentKind, Image("[ZeroPadding2D(new[] { 1, 2, 3 })]"), "new[] { 1, 2, 3 }", "an array of 3; it must be a whole number or an array of 2 or 4 of them", Image("[ZeroPadding2D(new[] { 1, 2 })]")),
        new(RuleIds.ArgumentKind, Image("[UpSampling2D(Size = null)]"), "Size = null", "'Size' is null", Image("[UpSampling2D]")),
        new(RuleIds.ArgumentKind, Image("[Conv2D(3, 3, Padding = Padding.Causal)]"), "Padding = Padding.Causal", "'Padding' is Causal; it must be Valid or Same; only Conv1D has Causal", Image("[Conv2D(3, 3, Padding = Padding.Same)]")),
        new(RuleIds.ArgumentKind, Sequence("[MaxPooling1D(Padding = Padding.Causal)]"), "Padding = Padding.Causal", "only Conv1D has Causal", Sequence("[Conv1D(3, 3, Padding = Padding.Causal)]")),
        new(RuleIds.ArgumentKind, Image("[Conv2D(3, 3, Padding = (Padding)7)]"), "Padding = (Padding)7", "'Padding' is 7; it must be one of the members of its enum, Valid to Causal", Image("[Conv2D(3, 3, Padding = (Padding)1)]")),
        new(RuleIds.ArgumentKind, Sequence("[Dense(3, KernelUnitNorm = true, KernelConstraintAxes = new int[0])]"), "KernelConstraintAxes = new int[0]", "an array of at least one axis", Sequence("[Dense(3, KernelUnitNorm = true, KernelConstraintAxes = new[] { 0 })]")),
        new(RuleIds.ArgumentKind, Sequence("[Dense(3, From = null!)]"), "From = null!", "'From' is null; it must be a text", Sequence("[Dense(3, From = \"input\")]")),
        new(RuleIds.ArgumentKind, Sequence("[Dense(4)]\n[Add(\"dense\", null!)]"), "null!", "'inputs[1]' is null; it must be a text", Sequence("[Dense(4)]\n[Add(\"dense\", \"input\")]")),

        new(RuleIds.SizeNotPositive, Image("[Conv2D(0, 3)]"), "0", "the number of filters of 'conv2d' is 0", Image("[Conv2D(1, 3)]")),
        new(RuleIds.OutOfRange, Image("[Conv2D(1, 0)]"), "0", "'KernelSize' is 0; it must be at least 1", Image("[Conv2D(1, 1)]")),
        new(RuleIds.OutOfRange, Image("[MaxPooling2D(Strides = new[] { 1, -1 })]"), "Strides = new[] { 1, -1 }", "'Strides' is -1; it must be at least 1", Image("[MaxPooling2D(Strides = new[] { 1, 1 })]")),
        new(RuleIds.OutOfRange, Image("[ZeroPadding2D(-1)]"), "-1", "'Padding' is -1; it must be at least 0", Image("[ZeroPadding2D(0)]")),
        new(RuleIds.OutOfRange, Image("[Conv2D(2, 3, Groups = 0)]"), "Groups = 0", "'Groups' is 0; it must be at least 1", Image("[Conv2D(2, 3, Groups = 2)]")),
        new(RuleIds.OutOfRange, Image("[DepthwiseConv2D(3, DepthMultiplier = -2)]"), "DepthMultiplier = -2", "at least 1", Image("[DepthwiseConv2D(3, DepthMultiplier = 2)]")),
        new(RuleIds.OutOfRange, Image("[GaussianDropout(1)]"), "1", "'Rate' is 1; it must be from 0 to 1, 1 excluded", Image("[GaussianDropout(0.99)]")),
        new(RuleIds.OutOfRange, Image("[GaussianNoise(1.5)]"), "1.5", "'Stddev' is 1.5; it must be from 0 to 1", Image("[GaussianNoise(1)]")),
        new(RuleIds.OutOfRange, Sequence("[BatchNormalization(Momentum = 1.5)]"), "Momentum = 1.5", "from 0 to 1", Sequence("[BatchNormalization(Momentum = 1)]")),
        new(RuleIds.OutOfRange, Sequence("[Dense(3, KernelMinNorm = 2)]"), "KernelMinNorm = 2", "'KernelMinNorm' is 2; it must be at most KernelMaxNorm = 1", Sequence("[Dense(3, KernelMinNorm = 2, KernelMaxNorm = 2)]")),
        new(RuleIds.UnusedArgument, Sequence("[BatchNormalization(Scale = false, GammaL2 = 1)]"), "GammaL2 = 1", "not used by 'batch_normalization' with Scale = false but by layers with a gamma", Sequence("[BatchNormalization(GammaL2 = 1)]")),
        new(RuleIds.UnusedArgument, Sequence("[LayerNormalization(Center = false, BetaInitializer = Initializer.Ones)]"), "BetaInitializer = Initializer.Ones", "with Center = false but by layers with a beta", Sequence("[LayerNormalization(BetaInitializer = Initializer.Ones)]")),
        new(RuleIds.UnusedArgument, Sequence("[Dense(3, KernelMaxNorm = 1, KernelNormRate = 0.5)]"), "KernelNormRate = 0.5", "not used by MaxNorm but by MinMaxNorm (KernelMinNorm)", Sequence("[Dense(3, KernelMaxNorm = 1, KernelMinNorm = 0, KernelNormRate = 0.5)]")),
        new(RuleIds.UnusedArgument, Sequence("[Dense(3, KernelNonNegative = true, KernelConstraintAxes = new[] { 0 })]"), "KernelConstraintAxes = new[] { 0 }", "not used by NonNeg but by MaxNorm, MinMaxNorm, UnitNorm", Sequence("[Dense(3, KernelNonNegative = true)]")),

        new(RuleIds.UnsupportedArgument, Image("[Conv2D(3, 3, DataFormat = \"channels_first\")]"), "DataFormat = \"channels_first\"", "Keras's DataFormat = \"channels_first\" is not supported: remove it and give the data channels-last", Image("[Conv2D(3, 3, DataFormat = \"channels_last\")]")),
        new(RuleIds.UnsupportedArgument, Image("[UpSampling2D(Interpolation = \"bilinear\")]"), "Interpolation = \"bilinear\"", "Interpolation = \"bilinear\" is not supported", Image("[UpSampling2D(Interpolation = \"nearest\")]")),
        new(RuleIds.UnsupportedArgument, Sequence("[Dense(3, Trainable = false)]"), "Trainable = false", "Trainable = false is not supported", Sequence("[Dense(3, Trainable = true)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[Dense(3, Dtype = \"float16\")]"), "Dtype = \"float16\"", "all values are float32", Sequence("[Dense(3, Dtype = \"float32\")]")),
        new(RuleIds.UnsupportedArgument, Sequence("[Dense(3, LoraRank = 2)]"), "LoraRank = 2", "LoraRank = 2 is not supported", Sequence("[Dense(3)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[Dense(3, LoraAlpha = 2)]"), "LoraAlpha = 2", "LoraAlpha = the double 2 is not supported", Sequence("[Dense(3)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[Dropout(0.5, NoiseShape = new[] { 1, 4 })]\n[Dense(3)]"), "NoiseShape = new[] { 1, 4 }", "use SpatialDropout2D", Sequence("[Dropout(0.5)]\n[Dense(3)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[GaussianNoise(0.5, Seed = 3)]"), "Seed = 3", "use TrainerOptions.Seed", Sequence("[GaussianNoise(0.5)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[BatchNormalization(Renorm = true)]"), "Renorm = true", "Renorm = true is not supported", Sequence("[BatchNormalization(Renorm = false)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[BatchNormalization(RenormMomentum = 0.9)]"), "RenormMomentum = 0.9", "use Momentum", Sequence("[BatchNormalization(Momentum = 0.9)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[BatchNormalization(Synchronized = true)]"), "Synchronized = true", "Synchronized = true is not supported", Sequence("[BatchNormalization(Synchronized = false)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[LayerNormalization(RmsScaling = true)]"), "RmsScaling = true", "RmsScaling = true is not supported", Sequence("[LayerNormalization(RmsScaling = false)]")),
        new(RuleIds.UnsupportedArgument, Sequence("[LayerNormalization(Axis = new[] { 1, 2 })]"), "Axis = new[] { 1, 2 }", "Axis with 2 axes is not supported: use the last axis", Sequence("[LayerNormalization(Axis = new[] { 2 })]")),
        new(RuleIds.StridesWithDilation, Image("[Conv2D(3, 1, Strides = new[] { 1, 2 }, DilationRate = 3)]"), "DilationRate = 3", "Strides of 2 and a dilation of 3", Image("[Conv2D(3, 1, Strides = 1, DilationRate = 3)]")),
        new(RuleIds.StridesWithDilation, Image("[DepthwiseConv2D(1, Strides = 2, DilationRate = 2)]"), "DilationRate = 2", "Strides of 2 and a dilation of 2", Image("[DepthwiseConv2D(1, Strides = 2)]")),
        new(RuleIds.SeveralConstraints, Image("[Conv2D(3, 1, BiasMaxNorm = 1, BiasNonNegative = true)]"), "BiasNonNegative = true", "BiasMaxNorm and BiasNonNegative are 2 constraints", Image("[Conv2D(3, 1, BiasMaxNorm = 1, KernelNonNegative = true)]")),
        new(RuleIds.SeveralConstraints, Sequence("[Dense(3, KernelMinNorm = 0.5, KernelUnitNorm = true)]"), "KernelUnitNorm = true", "KernelMinNorm and KernelUnitNorm are 2 constraints", Sequence("[Dense(3, KernelMinNorm = 0.5, KernelUnitNorm = false)]")),
    ];

    private static RuleExample[] Shapes =>
    [
        new(RuleIds.ConstraintAxes, Sequence("[Dense(3, KernelMaxNorm = 1, KernelConstraintAxes = new[] { 0, 2 })]"), "KernelConstraintAxes = new[] { 0, 2 }", "'dense/kernel' of shape (4, 3) has the axes 0 to 1, but its constraint names 0, 2", Sequence("[Dense(3, KernelMaxNorm = 1, KernelConstraintAxes = new[] { 0, 1 })]")),
        new(RuleIds.ConstraintAxes, Image("[DepthwiseConv2D(3, DepthwiseUnitNorm = true, DepthwiseConstraintAxes = new[] { 0, -4 })]"), "DepthwiseConstraintAxes = new[] { 0, -4 }", "'depthwise_conv2d/kernel' of shape (3, 3, 4, 1) has the axes 0 to 3, but its constraint names 0, -4", Image("[DepthwiseConv2D(3, DepthwiseUnitNorm = true, DepthwiseConstraintAxes = new[] { 0, -3 })]")),
        new(RuleIds.InitializerShape, Image("[SeparableConv2D(3, 3, PointwiseInitializer = Initializer.Identity)]"), "PointwiseInitializer = Initializer.Identity", "'separable_conv2d/pointwise_kernel' of shape (1, 1, 4, 3), which has 4 axes", Image("[SeparableConv2D(3, 3, PointwiseInitializer = Initializer.Orthogonal)]")),
        new(RuleIds.InitializerShape, Sequence("[BatchNormalization(MovingVarianceInitializer = Initializer.Orthogonal)]"), "MovingVarianceInitializer = Initializer.Orthogonal", "'batch_normalization/moving_variance'", Sequence("[BatchNormalization(MovingVarianceInitializer = Initializer.RandomUniform)]")),
        new(RuleIds.InputRank, Net("[Input(28, 28)]\n[Conv2D(3, 3)]"), "Conv2D(3, 3)", "'conv2d' takes (height, width, channels), 3 axes, but the input gives (28, 28), 2; give it one channel: [Reshape(28, 28, 1)]", Net("[Input(28, 28)]\n[Reshape(28, 28, 1)]\n[Conv2D(3, 3)]")),
        new(RuleIds.InputRank, Image("[Flatten]\n[MaxPooling2D]"), "MaxPooling2D", "'max_pooling2d' takes (height, width, channels), 3 axes, but 'flatten' gives (192,), 1; use Reshape", Image("[MaxPooling2D]\n[Flatten]")),
        new(RuleIds.InputRank, Image("[Conv1D(3, 3)]"), "Conv1D(3, 3)", "'conv1d' takes (length, channels), 2 axes, but the input gives (8, 6, 4), 3", Sequence("[Conv1D(3, 3)]")),
        new(RuleIds.InputRank, Image("[GlobalMaxPooling1D]"), "GlobalMaxPooling1D", "takes (length, channels)", Image("[GlobalMaxPooling2D]")),
        new(RuleIds.InputRank, Sequence("[SpatialDropout2D(0.1)]\n[Dense(2)]"), "SpatialDropout2D(0.1)", "takes (height, width, channels)", Sequence("[Dropout(0.1)]\n[Dense(2)]")),
        new(RuleIds.InputRank, Sequence("[Cropping2D(1)]"), "Cropping2D(1)", "takes (height, width, channels)", Image("[Cropping2D(1)]")),
        new(RuleIds.WindowTooLarge, Image("[Conv2D(3, 7, Name = \"a\")]"), "7", "'a' has a window of 7 columns, but the input gives (8, 6, 4) with 6; make it smaller, or use Padding.Same", Image("[Conv2D(3, 7, Padding = Padding.Same)]")),
        new(RuleIds.WindowTooLarge, Image("[Conv2D(3, 3, DilationRate = new[] { 4, 1 })]"), "3", "has a window of 9 (3 with dilation 4) rows, but the input gives (8, 6, 4) with 8", Image("[Conv2D(3, 3, DilationRate = new[] { 3, 1 })]")),
        new(RuleIds.WindowTooLarge, Image("[MaxPooling2D(4)]\n[MaxPooling2D]"), "MaxPooling2D", "'max_pooling2d_1' has a window of 2 columns, but 'max_pooling2d' gives (2, 1, 4) with 1", Image("[MaxPooling2D(4)]\n[MaxPooling2D(new[] { 2, 1 })]")),
        new(RuleIds.WindowTooLarge, Sequence("[AveragePooling1D(9)]"), "9", "a window of 9 positions", Sequence("[AveragePooling1D(8)]")),
        new(RuleIds.GroupsDoNotDivide, Image("[Conv2D(6, 1, Groups = 3)]"), "Groups = 3", "'conv2d' has 3 groups, which do not divide the 4 channels that the input gives", Image("[Conv2D(6, 1, Groups = 2)]")),
        new(RuleIds.GroupsDoNotDivide, Image("[Conv2D(6, 1, Groups = 4)]"), "Groups = 4", "which do not divide its 6 filters", Image("[Conv2D(8, 1, Groups = 4)]")),
        new(RuleIds.NormalizationAxis, Image("[BatchNormalization(Axis = 1)]"), "Axis = 1", "'batch_normalization' has axis 1; only the last axis of (8, 6, 4) is supported: -1 or 3", Image("[BatchNormalization(Axis = 3)]")),
        new(RuleIds.NormalizationAxis, Image("[LayerNormalization(Axis = -2)]"), "Axis = -2", "'layer_normalization' has axis -2", Image("[LayerNormalization(Axis = -1)]")),
        new(RuleIds.CroppingTooLarge, Image("[Cropping2D(new[] { 0, 3 })]"), "new[] { 0, 3 }", "'cropping2d' takes 6 of the 6 columns away that the input gives", Image("[Cropping2D(new[] { 0, 2 })]")),
        new(RuleIds.CroppingTooLarge, Image("[Cropping2D(Cropping = new[] { 7, 2, 0, 0 })]"), "Cropping = new[] { 7, 2, 0, 0 }", "takes 9 of the 8 rows away", Image("[Cropping2D(Cropping = new[] { 7, 0, 0, 0 })]")),
        new(RuleIds.PermuteDims, Image("[Permute(1, 2)]"), "Permute(1, 2)", "'permute' has (1, 2), but the input gives (8, 6, 4) with the axes 1 to 3", Image("[Permute(2, 1, 3)]")),
        new(RuleIds.PermuteDims, Image("[Permute(1, 2, 2)]"), "Permute(1, 2, 2)", "name each of them once", Image("[Permute(1, 3, 2)]")),
        new(RuleIds.PermuteDims, Sequence("[Permute(0, 1)]"), "Permute(0, 1)", "(axis 0 is the batch)", Sequence("[Permute(2, 1)]")),
        new(RuleIds.ShapeTooLarge, Image("[ZeroPadding2D(2147483647)]"), "2147483647", "the output of 'zero_padding2d'", Image("[ZeroPadding2D(21)]")),
        new(RuleIds.ShapeTooLarge, Image("[UpSampling2D(70000)]"), "70000", "the output of 'up_sampling2d'", Image("[UpSampling2D(70)]")),
        new(RuleIds.ShapeTooLarge, Image("[Conv2D(1, 2147483647, DilationRate = 2147483647, Padding = Padding.Same)]"), "2147483647", "the bordered input of 'conv2d'", Image("[Conv2D(1, 21, DilationRate = 21, Padding = Padding.Same)]")),
        new(RuleIds.ShapeTooLarge, Image("[SeparableConv2D(1, 1, DepthMultiplier = 2147483647)]"), "DepthMultiplier = 2147483647", "the depthwise output of 'separable_conv2d'", Image("[SeparableConv2D(1, 1, DepthMultiplier = 21)]")),
        new(RuleIds.TooMuchMemory, Image("[Conv2D(1, 5001, Padding = Padding.Same, KernelInitializer = Initializer.Zeros)]"), "Conv2D(1, 5001, Padding = Padding.Same, KernelInitializer = Initializer.Zeros)", "floats of memory at once", Image("[Conv2D(1, 51, Padding = Padding.Same)]")),
    ];

    private static RuleExample[] Advice =>
    [
        new(RuleIds.DropoutEverything, Image("[SpatialDropout2D(1)]\n[Conv2D(1, 1)]"), "1", "'spatial_dropout2d' has rate 1", Image("[SpatialDropout2D(0.9)]\n[Conv2D(1, 1)]")),
        new(RuleIds.DropoutLast, Image("[Conv2D(1, 1)]\n[SpatialDropout2D(0.5)]\n[Permute(2, 1, 3)]"), "SpatialDropout2D(0.5)", "'spatial_dropout2d' sets the share 0.5", Image("[SpatialDropout2D(0.5)]\n[Conv2D(1, 1)]")),
        new(RuleIds.ActivationTwice, Image("[Conv2D(1, 1, Activation = Activation.ReLU)]\n[ReLU]"), "ReLU", "applied by 'conv2d' and again by 're_lu'", Image("[Conv2D(1, 1)]\n[ReLU]")),
        new(RuleIds.NoProbabilities, Trained("[Conv2D(3, 1)]\n[GlobalAveragePooling2D]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Loss.SparseCategoricalCrossentropy", "'conv2d' ends with Linear; use Softmax", Trained("[Conv2D(3, 1, Activation = Activation.Softmax)]\n[GlobalAveragePooling2D]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.NoProbabilities, Trained("[Flatten]\n[Dense(3, Activation.Softmax)]\n[BatchNormalization]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Loss.SparseCategoricalCrossentropy", "'batch_normalization' ends with Linear", Trained("[Flatten]\n[BatchNormalization]\n[Dense(3, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.PenaltyAndDecay, Trained("[DepthwiseConv2D(3, DepthwiseL2 = 0.1)]", "Huber, Optimizer.AdamW"), "DepthwiseL2 = 0.1", "'DepthwiseL2' = 0.1 shrinks weights", Trained("[DepthwiseConv2D(3, DepthwiseL1 = 0.1)]", "Huber, Optimizer.AdamW")),
        new(RuleIds.EqualUnits, Trained("[Conv2D(3, 1, KernelInitializer = Initializer.Ones)]\n[Conv2D(3, 1)]", "Huber, Optimizer.SGD"), "KernelInitializer = Initializer.Ones", "Ones starts all 3 units of 'conv2d' with equal weights", Trained("[Conv2D(3, 1)]\n[Conv2D(3, 1, KernelInitializer = Initializer.Ones)]", "Huber, Optimizer.SGD")),
        new(RuleIds.EqualUnits, Trained("[SeparableConv2D(3, 1, PointwiseInitializer = Initializer.Constant)]\n[Conv2D(3, 1)]", "Huber, Optimizer.SGD"), "PointwiseInitializer = Initializer.Constant", "all 3 units of 'separable_conv2d'", Trained("[SeparableConv2D(3, 1, DepthwiseInitializer = Initializer.Constant)]\n[Conv2D(3, 1)]", "Huber, Optimizer.SGD")),
        new(RuleIds.BatchOfOne, Trained("[BatchNormalization]", "Huber, Optimizer.SGD, BatchSize = 1"), "BatchSize = 1", "With BatchSize = 1 'batch_normalization' takes its statistics from the 48 positions of 1 sample", Trained("[BatchNormalization]", "Huber, Optimizer.SGD, BatchSize = 2")),
        new(RuleIds.BatchOfOne, Trained("[Flatten]\n[BatchNormalization]", "Huber, Optimizer.SGD, BatchSize = 1"), "BatchSize = 1", "from 1 sample in training", Trained("[Flatten]\n[LayerNormalization]", "Huber, Optimizer.SGD, BatchSize = 1")),
        new(RuleIds.FlattenMissing, Trained("[Conv2D(3, 3, Activation = Activation.ReLU)]\n[MaxPooling2D]\n[Dense(8, Activation.ReLU)]\n[Dropout(0.1)]\n[Dense(5, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Dense(8, Activation.ReLU)", "'dense' works on the last axis of (3, 2, 3), which 'max_pooling2d' gives, so SparseCategoricalCrossentropy compares a class at each of 6 positions; put [Flatten] above 'dense'",
            Trained("[Conv2D(3, 3, Activation = Activation.ReLU)]\n[MaxPooling2D]\n[Flatten]\n[Dense(8, Activation.ReLU)]\n[Dropout(0.1)]\n[Dense(5, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.FlattenMissing, Trained("[Dense(5, Activation.Softmax)]", "CategoricalCrossentropy, Optimizer.SGD"), "Dense(5, Activation.Softmax)", "which the input gives", Trained("[Conv2D(5, 1, Activation = Activation.Softmax)]", "CategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.FlattenMissing, Net("[Input(28, 28)]\n[Dense(5, Activation.Softmax)]\n[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]"), "Dense(5, Activation.Softmax)", "at each of 28 positions", Net("[Input(28, 20)]\n[Dense(5, Activation.Softmax)]\n[Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD)]")),
        new(RuleIds.FlattenMissing, Trained("[Dense(5, Activation.Softmax)]", "SparseCategoricalCrossentropy, Optimizer.SGD"), "Dense(5, Activation.Softmax)", "at each of 48 positions", Trained("[Dense(5, Activation.Softmax)]\n[GlobalAveragePooling2D]", "SparseCategoricalCrossentropy, Optimizer.SGD")),
        new(RuleIds.BiasBeforeNormalization, Image("[Conv2D(3, 3)]\n[BatchNormalization]"), "Conv2D(3, 3)", "'batch_normalization' takes the mean away, and with it the bias of 'conv2d'; UseBias = false saves 3 parameters", Image("[Conv2D(3, 3, UseBias = false)]\n[BatchNormalization]")),
        new(RuleIds.BiasBeforeNormalization, Sequence("[Dense(3, UseBias = true)]\n[BatchNormalization]"), "UseBias = true", "the bias of 'dense'", Sequence("[Dense(3, Activation.ReLU, UseBias = true)]\n[BatchNormalization]")),
        new(RuleIds.BiasBeforeNormalization, Sequence("[Dense(3)]\n[BatchNormalization]\n[Dense(3)]"), "Dense(3)", "the bias of 'dense'", Sequence("[Dense(3)]\n[BatchNormalization]\n[Add(\"dense\", \"batch_normalization\")]")),
    ];
}
