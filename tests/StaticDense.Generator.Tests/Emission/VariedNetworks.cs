namespace StaticDense.Generator.Tests.Emission;

/// <summary>Networks that together use every operation, loss, optimizer and form of emitted code; attributes beside <c>[Network]</c>.</summary>
internal static class VariedNetworks
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["OneToOne"] = "[Input(1)] [Dense(1)]",
        ["StraightLine"] = "[Input(4)] [Dense(16, Activation.ReLU)] [Dense(16, Activation.GELU)] [Dense(2)]",
        ["StraightLineSoftmax"] = "[Input(2, 3)] [Flatten] [Dense(17, Activation.Softmax)] [Activation(Activation.Tanh)] [Dense(5, Activation.LogSoftmax)] [LeakyReLU(0.2)]",
        ["StraightLineNarrow"] = "[Input(3)] [Dense(5, Activation.Tanh)] [Dense(16, Activation.ReLU)] [Dense(8)] [Dense(7)] [Dense(3, Activation.Softmax)]",
        ["StraightLineTrained"] = "[Input(4)] [Dense(16, Activation.ReLU)] [Dropout(0.5)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["NoParameters"] = "[Input(3, 7)] [Activation(Activation.SELU)] [Softmax]",
        ["Classifier"] = "[Input(28, 28)] [Flatten] [Dense(128, Activation.ReLU)] [Dropout(0.2)] [Dense(10, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam)]",
        ["Deep"] = "[Input(784)] [Dense(512, Activation.ReLU, KernelL2 = 1e-4)] [Dropout(0.5)] [Dense(256, Activation.ReLU)] [Dense(10, Activation.Softmax)] [Train(Loss.CategoricalCrossentropy, Optimizer.AdamW, LabelSmoothing = 0.1)]",
        ["Wide"] = "[Input(300)] [Dense(1000, Activation.Softplus)] [Dense(1, Activation.Sigmoid)] [Train(Loss.BinaryCrossentropy, Optimizer.RMSprop, BatchSize = 100)]",
        ["Padded"] = "[Input(20)] [Dense(17, Activation.Sigmoid)] [Dense(33, Activation.Exponential)] [Dense(3)] [Train(Loss.Huber, Optimizer.SGD, Momentum = 0.9, Delta = 0.5)]",
        ["Nesterov"] = "[Input(31)] [Dense(15, UseBias = false)] [ReLU(MaxValue = 6, NegativeSlope = 0.1, Threshold = 0.5)] [Dense(2)] [Train(Loss.MeanAbsoluteError, Optimizer.SGD, Momentum = 0.9, Nesterov = true)]",
        ["Slopes"] = "[Input(5, 18)] [PReLU] [Dense(19)] [PReLU(SharedAxes = new[] { 1 }, AlphaL1 = 0.01)] [Flatten] [Dense(4)] [Train(Loss.MeanSquaredError, Optimizer.RMSprop, Momentum = 0.5)]",
        ["SharedSlopes"] = "[Input(3, 4, 5)] [PReLU(SharedAxes = new[] { 2 })] [PReLU(SharedAxes = new[] { 1, 2, 3 })] [Train(Loss.MeanSquaredError, Optimizer.RMSprop, Centered = true)]",
        ["Reshaped"] = "[Input(24)] [Dense(24, Activation.ELU)] [Reshape(2, -1)] [Dense(7, Activation.SiLU)] [Reshape(14)] [ELU(0.5)] [Dense(6)] [Train(Loss.MeanSquaredError, Optimizer.RMSprop, Centered = true, Momentum = 0.9)]",
        ["Sequence"] = "[Input(6, 20)] [Dense(10, Activation.Mish)] [Dropout(0.1)] [Dense(5, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, AMSGrad = true, BatchSize = 7)]",
        ["Logits"] = "[Input(12)] [Dense(9, Activation.Softsign)] [Dense(3)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.Adam, FromLogits = true)]",
        ["BinaryLogits"] = "[Input(12)] [Dense(9, Activation.HardSigmoid)] [Dense(3)] [Train(Loss.BinaryCrossentropy, Optimizer.SGD, FromLogits = true, WeightDecay = 0.01)]",
        ["Probabilities"] = "[Input(12)] [Dense(9, Activation.HardSiLU)] [Dense(4, Activation.Softmax)] [Flatten] [Train(Loss.CategoricalCrossentropy, Optimizer.SGD, ClipValue = 0.5)]",
        ["FusedPenalty"] = "[Input(12)] [Dense(17, Activation.Sigmoid, ActivityL2 = 0.01)] [Dense(17, Activation.Softmax, KernelL1 = 0.1, ActivityL1 = 0.001)] [Train(Loss.CategoricalCrossentropy, Optimizer.Adam)]",
        ["FusedSigmoid"] = "[Input(12)] [Dense(3, Activation.Sigmoid, BiasL1 = 0.5, BiasL2 = 0.25, ActivityL1 = 0.001)] [Train(Loss.BinaryCrossentropy, Optimizer.Adam, ClipNorm = 1)]",
        ["Clipped"] = "[Input(40)] [Dense(40, Activation.GELUApproximate, KernelL1 = 1e-5, KernelL2 = 1e-6)] [Dense(40)] [Train(Loss.MeanSquaredError, Optimizer.Adam, GlobalClipNorm = 1)]",
        ["Kept"] = "[Input(16)] [Dense(16, Activation.ReLU6)] [PReLU] [Dense(16)] [Train(Loss.MeanSquaredError, Optimizer.SGD, KeepGradients = true, BatchSize = 1)]",
        ["TooMuchDropout"] = "[Input(33)] [Dropout(0)] [Dense(33, Activation.LeakyReLU)] [Dropout(0.999)] [Dense(65)] [Train(Loss.MeanSquaredError, Optimizer.SGD, KeepGradients = true)]",
        ["Nadam"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.Nadam)]",
        ["Adamax"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.Adamax, Beta2 = 0.99)]",
        ["Adagrad"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.Adagrad, InitialAccumulatorValue = 0.5)]",
        ["Adadelta"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.Adadelta, KeepGradients = true)]",
        ["Lion"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.Lion)]",
        ["Averaged"] = "[Input(6)] [Dense(18)] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.SGD, UseEma = true, EmaMomentum = 0.9, EmaOverwriteFrequency = 10)]",
        ["Focal"] = "[Input(6)] [Dense(3, Activation.Sigmoid)] [Train(Loss.BinaryFocalCrossentropy, Optimizer.SGD, ApplyClassBalancing = true, LabelSmoothing = 0.1)]",
        ["FocalLogits"] = "[Input(6)] [Dense(3)] [Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, FromLogits = true, Gamma = 1.5)]",
        ["FocalProbabilities"] = "[Input(6)] [Dense(3, Activation.Softmax)] [Train(Loss.CategoricalFocalCrossentropy, Optimizer.SGD, Alpha = 1)]",
        ["Ignoring"] = "[Input(6, 2)] [Dense(3, Activation.Softmax)] [Train(Loss.SparseCategoricalCrossentropy, Optimizer.SGD, IgnoreClass = -1)]",
        ["Similarity"] = "[Input(6)] [Dense(3)] [Train(Loss.CosineSimilarity, Optimizer.SGD)]",
        ["Measured"] = "[Input(6)] [Dense(3)] [Train(Loss.BinaryCrossentropy, Optimizer.SGD, FromLogits = true, Metrics = new[] { Metric.AUC, Metric.F1Score }, WeightedMetrics = new[] { Metric.Recall }, MetricThreshold = 0.25, F1Average = F1Average.Micro, AUCThresholds = 20, AUCSummation = AUCSummation.Minoring)]",
        ["Initialized"] = "[Input(9)] [Dense(9, KernelInitializer = Initializer.VarianceScaling, KernelInitializerMode = FanMode.FanOut, KernelInitializerDistribution = Distribution.Uniform, BiasInitializer = Initializer.Constant, BiasInitializerValue = -1.5e-7)]",
        ["Names"] = "[Input(9)] [Dense(100, Name = \"unsafe\")] [Dense(100, Name = \"updates\")] [Dense(100, Name = \"vector512\")] [Dense(100, Name = \"updates_input_gradient\")] [Dense(2, Name = \"étage 1\")] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["ManyAxes"] = "[Input(2, 1, 3, 1, 2)] [Dense(18, Activation.Tanh)] [Softmax] [Train(Loss.CategoricalCrossentropy, Optimizer.Adam, Metrics = new[] { Metric.CategoricalAccuracy, Metric.MeanAbsoluteError })]",
        ["Slopes2"] = "[Input(64)] [Dense(64, Activation.LeakyReLU)] [Dense(64)] [LeakyReLU] [Dense(64)] [ReLU(MaxValue = 6, Threshold = 0.5)] [Dense(64)] [ReLU(MaxValue = 1e-5, NegativeSlope = 0.25)] [Dense(2)]",
        ["SlopesOfImages"] = "[Input(8, 8, 16)] [Conv2D(16, 3)] [LeakyReLU(0.1)] [Conv2D(16, 3, Activation = Activation.LeakyReLU)] [Conv2D(16, 3)] [LeakyReLU] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["NamesOfParameters"] = "[Input(6, 6, 3)] [SeparableConv2D(4, 2, Name = \"sep\")] [Conv2D(4, 2, Name = \"sep_pointwise\")] [Conv2D(4, 2, Name = \"sep_depthwise\")] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["Strides"] = "[Input(14, 13, 16)] [Conv2D(16, 1)] [Conv2D(17, 3, Strides = new[] { 3, 2 })] [Train(Loss.MeanSquaredError, Optimizer.SGD)]",
        ["Images"] = """
            [Input(9, 8, 3)] [Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [MaxPooling2D]
            [Conv2D(33, 3, Strides = 2, Padding = Padding.Same, UseBias = false)] [BatchNormalization] [ReLU(MaxValue = 6)]
            [Conv2D(17, 2, DilationRate = 2, Padding = Padding.Same, Activation = Activation.Tanh)] [GlobalAveragePooling2D] [Dense(4, Activation.Softmax)]
            [Train(Loss.SparseCategoricalCrossentropy, Optimizer.RMSprop)]
            """,
        ["Filters"] = """
            [Input(7, 6, 20)] [Conv2D(40, 1, Activation = Activation.LeakyReLU)] [DepthwiseConv2D(3, DepthMultiplier = 2)] [AveragePooling2D(2, Strides = 1, Padding = Padding.Same)]
            [SeparableConv2D(5, 2, Activation = Activation.ReLU6)] [Conv2D(10, 2, Groups = 5)] [GlobalMaxPooling2D(KeepDims = true)]
            [Train(Loss.MeanSquaredError, Optimizer.Adam, KeepGradients = true)]
            """,
        ["Sequences"] = """
            [Input(40, 3)] [Conv1D(16, 7, Strides = 3, Activation = Activation.ReLU)] [MaxPooling1D(2)] [LayerNormalization] [Conv1D(5, 3, DilationRate = 2, Padding = Padding.Causal)]
            [GlobalAveragePooling1D] [Dense(2)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]
            """,
        ["Residual"] = """
            [Input(6, 6, 5)] [Conv2D(5, 3, Padding = Padding.Same, Name = "a")] [BatchNormalization(Scale = false)] [ReLU(Name = "b")] [Add("a", "b", "input", Name = "sum")]
            [Multiply("sum", "a", Name = "product")] [Average("product", "sum", Name = "mean")] [Subtract("mean", "a", Name = "less")] [Maximum("less", "b", Name = "most")] [Minimum("most", "a", Name = "least")]
            [Concatenate("least", "sum", Name = "channels")] [Concatenate("channels", "channels", Axis = 1)] [Flatten] [Dense(3, Activation.Softmax)]
            [Train(Loss.CategoricalCrossentropy, Optimizer.Adam, GlobalClipNorm = 1)]
            """,
        ["Rearranged"] = """
            [Input(5, 4, 3)] [ZeroPadding2D(Padding = new[] { 1, 2, 0, 1 })] [Conv2D(5, 3, Strides = new[] { 2, 3 })] [UpSampling2D(Size = new[] { 2, 3 })] [Cropping2D(Cropping = new[] { 1, 0, 1, 0 })]
            [Permute(2, 3, 1)] [Dense(4)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]
            """,
        ["Disturbed"] = """
            [Input(6, 5, 3)] [GaussianNoise(0.1)] [Conv2D(17, 3, KernelMaxNorm = 2, KernelConstraintAxes = new[] { 0, 1, 2 }, BiasNonNegative = true)] [SpatialDropout2D(0.3)] [GaussianDropout(0.2)]
            [BatchNormalization(GammaUnitNorm = true)] [Flatten] [Dense(3, KernelMinNorm = 0.5, KernelMaxNorm = 1)] [Train(Loss.MeanSquaredError, Optimizer.SGD)]
            """,
        ["Everything"] = """
            [Input(4, 6)] [Reshape(6, -1)]
            [Dense(8, Activation.SiLU, KernelL2 = 1e-4, BiasL1 = 1e-5, ActivityL2 = 1e-6, Name = "first layer")]
            [PReLU(SharedAxes = new[] { 1 }, AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.25)]
            [Flatten] [Dropout(0.25)] [Dense(Units = 12, UseBias = false)] [ReLU(MaxValue = 6)] [Dense(9)] [LeakyReLU(0.1)] [Dense(9)] [ELU]
            [Dense(9)] [Activation(Activation.Tanh)] [Dense(5)] [Softmax]
            [Train(Loss.CategoricalCrossentropy, Optimizer.SGD, Momentum = 0.9, Nesterov = true, ClipNorm = 1, KeepGradients = true)]
            """,
    };

    /// <summary>All of them as classes of one file.</summary>
    public static string Source { get; } = "using StaticDense;\n\nnamespace Varied;\n\n" + string.Concat(All.Select(network =>
        $"/// <summary>{network.Key}.</summary>\n[Network]\n{network.Value}\npublic sealed partial class {network.Key}Net;\n\n"));
}
