using System.Globalization;

namespace StaticDense.Tests.Reference;

/// <summary>Builds the reference of one layer from its attribute. The shapes follow Keras's rules written here once more.</summary>
/// <param name="attribute">The layer as declared.</param>
/// <param name="given">The arguments that were given by name.</param>
/// <param name="place">Where it stands; the output's shape is yet to be found.</param>
/// <param name="shapes">One sample's shape of each input.</param>
internal sealed class LayerReader(LayerAttribute attribute, IReadOnlySet<string> given, LayerPlace place, IReadOnlyList<int[]> shapes)
{
    private readonly int[] _shape = shapes[0];

    public ReferenceLayer Read() => attribute switch
    {
        DenseAttribute dense => Dense(dense),
        Conv1DAttribute convolution => Convolution(convolution, isSequence: true),
        Conv2DAttribute convolution => Convolution(convolution, isSequence: false),
        DepthwiseConv2DAttribute depthwise => Depthwise(depthwise),
        SeparableConv2DAttribute separable => Separable(separable),
        PoolingLayerAttribute pooling => Pooling(pooling),
        GlobalPoolingLayerAttribute pooling => GlobalPooling(pooling),
        NormalizationLayerAttribute normalization => Normalization(normalization),
        MergeLayerAttribute merge => Merge(merge),
        PReLUAttribute rectifier => new ReferencePRelu(Weight("alpha", "Alpha", AlphaShape(rectifier))) { Place = place },
        DropoutAttribute dropout => new ReferenceDropout(dropout.Rate) { Place = place },
        SpatialDropout2DAttribute dropout => new ReferenceDropout(dropout.Rate, ofChannels: true) { Place = place },
        GaussianNoiseAttribute noise => new ReferenceNoise((float)noise.Stddev, multiplies: false) { Place = place },
        GaussianDropoutAttribute noise => new ReferenceNoise(ReferenceNoise.DeviationOf(noise.Rate), multiplies: true) { Place = place },
        FlattenAttribute => new ReferenceReshape { Place = To([ReferenceLayer.Size(_shape)]) },
        ReshapeAttribute reshape => new ReferenceReshape { Place = To(TargetShape(reshape)) },
        ActivationAttribute activation => new ReferenceActivationLayer(new ReferenceActivation(activation.Function)) { Place = place },
        ZeroPadding2DAttribute or Cropping2DAttribute or UpSampling2DAttribute or PermuteAttribute => Rearrangement(),
        _ => new ReferenceActivationLayer(Function()) { Place = place },
    };

    private LayerPlace To(int[] outputShape) => place with { OutputShape = outputShape };

    private ReferenceDense Dense(DenseAttribute dense) =>
        new ReferenceDense(Weight("kernel", "Kernel", [_shape[^1], dense.Units]), Bias(dense, dense.Units), new ReferenceActivation(dense.Activation))
        {
            Place = To([.. _shape[..^1], dense.Units]),
        };

    private ReferenceLayer Convolution(ConvolutionLayerAttribute convolution, bool isSequence)
    {
        var size = PairOf(convolution.KernelSize, isSequence);
        var window = ReferenceWindow.Of(_shape, size, PairOf(convolution.Strides, isSequence), PairOf(convolution.DilationRate, isSequence), convolution.Padding);
        int[] axes = isSequence ? [size.Columns] : [size.Rows, size.Columns];
        var (channels, filters, groups) = (_shape[^1], convolution.Filters, convolution.Groups);
        var kernel = Weight("kernel", "Kernel", [.. axes, channels / groups, filters]);
        var bias = Bias(convolution, filters);
        var activation = new ReferenceActivation(convolution.Activation);
        var to = To(ReferenceImage.Shape(_shape, window.Output, filters));
        return groups == 1
            ? new ReferenceConvolution(window, kernel, bias, activation) { Place = to }
            : new ReferenceGroupedConvolution(window, new ReferenceGroupedSums(window, kernel, channels, filters, groups), kernel, bias, activation) { Place = to };
    }

    private ReferenceGroupedConvolution Depthwise(DepthwiseConv2DAttribute depthwise)
    {
        var (window, kernel, sums) = DepthwiseSums(depthwise, "kernel");
        var channels = _shape[^1] * depthwise.DepthMultiplier;
        return new ReferenceGroupedConvolution(window, sums, kernel, Bias(depthwise, channels), new ReferenceActivation(depthwise.Activation))
        {
            Place = To(ReferenceImage.Shape(_shape, window.Output, channels)),
        };
    }

    private ReferenceSeparable Separable(SeparableConv2DAttribute separable)
    {
        var (window, kernel, sums) = DepthwiseSums(separable, "depthwise_kernel");
        var channels = _shape[^1] * separable.DepthMultiplier;
        var middle = ReferenceImage.Shape(_shape, window.Output, channels);
        var to = To(ReferenceImage.Shape(_shape, window.Output, separable.Filters));
        var one = new Pair(1, 1);
        var pointwise = new ReferenceConvolution(
            ReferenceWindow.Of(middle, one, one, one, Padding.Valid),
            Weight("pointwise_kernel", "Pointwise", [1, 1, channels, separable.Filters]),
            Bias(separable, separable.Filters),
            new ReferenceActivation(separable.Activation)) { Place = to with { InputShape = middle } };
        return new ReferenceSeparable(window, sums, kernel, pointwise) { Place = to };
    }

    private (ReferenceWindow Window, ReferenceParameter Kernel, ReferenceGroupedSums Sums) DepthwiseSums(DepthwiseLayerAttribute depthwise, string variable)
    {
        var size = PairOf(depthwise.KernelSize);
        var window = ReferenceWindow.Of(_shape, size, PairOf(depthwise.Strides), PairOf(depthwise.DilationRate), depthwise.Padding);
        var channels = _shape[^1];
        var kernel = Weight(variable, "Depthwise", [size.Rows, size.Columns, channels, depthwise.DepthMultiplier], channelAxes: 2);
        return (window, kernel, new ReferenceGroupedSums(window, kernel, channels, channels * depthwise.DepthMultiplier, channels));
    }

    private ReferencePooling Pooling(PoolingLayerAttribute pooling)
    {
        var isSequence = _shape.Length == 2;
        var size = PairOf(pooling.PoolSize, isSequence);
        var stride = pooling.Strides is null ? size : PairOf(pooling.Strides, isSequence);
        var window = ReferenceWindow.Of(_shape, size, stride, new Pair(1, 1), pooling.Padding);
        return new ReferencePooling(window, pooling is MaxPooling1DAttribute or MaxPooling2DAttribute)
        {
            Place = To(ReferenceImage.Shape(_shape, window.Output, _shape[^1])),
        };
    }

    private ReferenceGlobalPooling GlobalPooling(GlobalPoolingLayerAttribute pooling) =>
        new ReferenceGlobalPooling(pooling is GlobalMaxPooling1DAttribute or GlobalMaxPooling2DAttribute)
        {
            Place = To(pooling.KeepDims ? [.. _shape[..^1].Select(_ => 1), _shape[^1]] : [_shape[^1]]),
        };

    private ReferenceLayer Normalization(NormalizationLayerAttribute normalization)
    {
        int[] channels = [_shape[^1]];
        var gamma = normalization.Scale ? Weight("gamma", "Gamma", channels) : null;
        var beta = normalization.Center ? Weight("beta", "Beta", channels) : null;
        if (normalization is not BatchNormalizationAttribute batch)
            return new ReferenceLayerNormalization(gamma, beta, normalization.Epsilon) { Place = place };
        var mean = new ReferenceParameter($"{place.Name}/moving_mean", channels, 0, 0) { IsTrainable = false };
        var variance = new ReferenceParameter($"{place.Name}/moving_variance", channels, 0, 0) { IsTrainable = false };
        return new ReferenceBatchNormalization(gamma, beta, mean, variance, batch.Momentum, batch.Epsilon) { Place = place };
    }

    private ReferenceLayer Merge(MergeLayerAttribute merge)
    {
        if (merge is not ConcatenateAttribute concatenate)
            return new ReferenceMerge(Enum.Parse<Merging>(merge.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal))) { Place = place };
        var axis = concatenate.Axis < 0 ? _shape.Length + concatenate.Axis : concatenate.Axis - 1;
        var output = (int[])_shape.Clone();
        output[axis] = shapes.Sum(shape => shape[axis]);
        return new ReferenceConcatenate(shapes, axis) { Place = To(output) };
    }

    private ReferenceGather Rearrangement()
    {
        switch (attribute)
        {
            case UpSampling2DAttribute upSampling:
                var times = PairOf(upSampling.Size);
                int[] repeated = [_shape[0] * times.Rows, _shape[1] * times.Columns, _shape[2]];
                return new ReferenceGather(ReferenceGather.Repeat(_shape, times, repeated), repeats: true) { Place = To(repeated) };
            case PermuteAttribute permute:
                int[] axes = [.. permute.Dims.Select(axis => axis - 1)];
                int[] permuted = [.. axes.Select(axis => _shape[axis])];
                return new ReferenceGather(ReferenceGather.Permute(_shape, axes, permuted), repeats: false) { Place = To(permuted) };
            default:
                var borders = attribute is ZeroPadding2DAttribute padding ? Borders(padding.Padding) : [.. Cropped((Cropping2DAttribute)attribute).Select(size => -size)];
                int[] bordered = [_shape[0] + borders[0] + borders[1], _shape[1] + borders[2] + borders[3], _shape[2]];
                return new ReferenceGather(ReferenceGather.Border(_shape, borders[0], borders[2], bordered), repeats: false) { Place = To(bordered) };
        }
    }

    private int[] Cropped(Cropping2DAttribute cropping) => Borders(given.Contains(nameof(cropping.Padding)) ? cropping.Padding : cropping.Cropping);

    /// <summary>Top, bottom, left, right: from one number, from rows and columns, or as they are.</summary>
    private static int[] Borders(object? argument) => argument is int[] { Length: 4 } all
        ? all
        : PairOf(argument) is var (rows, columns) ? [rows, rows, columns, columns] : [];

    /// <summary>A number for both axes, or an array of two. A sequence has one row, so the number counts for columns alone.</summary>
    private static Pair PairOf(object? argument, bool isSequence = false) => argument switch
    {
        int size => new Pair(isSequence ? 1 : size, size),
        int[] { Length: 1 } sizes => new Pair(1, sizes[0]),
        int[] { Length: 2 } sizes => new Pair(sizes[0], sizes[1]),
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "neither a number nor an array"),
    };

    private ReferenceParameter? Bias(BiasedLayerAttribute biased, int units) => biased.UseBias ? Weight("bias", "Bias", [units]) : null;

    /// <summary>A parameter with the penalty and the constraint of the attribute's properties with a prefix.</summary>
    private ReferenceParameter Weight(string variable, string prefix, int[] shape, int channelAxes = 1) =>
        new($"{place.Name}/{variable}", shape, Number(prefix + "L1"), Number(prefix + "L2"))
        {
            ChannelAxes = channelAxes, Constraint = Constraint(prefix, shape.Length),
        };

    /// <summary>Norms up to 1 where only the least one is given; axes also count from the end.</summary>
    private ReferenceConstraint? Constraint(string prefix, int rank)
    {
        int[] axes = [.. ((int[])Argument(prefix + "ConstraintAxes")).Select(axis => axis < 0 ? axis + rank : axis)];
        if (given.Contains(prefix + "MinNorm"))
        {
            var maximum = given.Contains(prefix + "MaxNorm") ? Number(prefix + "MaxNorm") : 1;
            return new ReferenceConstraint(Constraining.MinMaxNorm, Number(prefix + "MinNorm"), maximum, Number(prefix + "NormRate"), axes);
        }

        if (given.Contains(prefix + "MaxNorm"))
            return new ReferenceConstraint(Constraining.MaxNorm, 0, Number(prefix + "MaxNorm"), 1, axes);
        if ((bool)Argument(prefix + "UnitNorm"))
            return new ReferenceConstraint(Constraining.UnitNorm, 0, 0, 0, axes);
        return (bool)Argument(prefix + "NonNegative") ? new ReferenceConstraint(Constraining.NonNeg, 0, 0, 0, axes) : null;
    }

    private double Number(string name) => Convert.ToDouble(Argument(name), CultureInfo.InvariantCulture);

    private object Argument(string name) => attribute.GetType().GetProperty(name)!.GetValue(attribute)!;

    private int[] AlphaShape(PReLUAttribute rectifier) => [.. _shape.Select((size, axis) => rectifier.SharedAxes.Contains(axis + 1) ? 1 : size)];

    private int[] TargetShape(ReshapeAttribute reshape)
    {
        var known = reshape.TargetShape.Where(size => size != -1).Aggregate(1, (product, size) => product * size);
        return [.. reshape.TargetShape.Select(size => size == -1 ? ReferenceLayer.Size(_shape) / known : size)];
    }

    private ReferenceActivation Function() => attribute switch
    {
        LeakyReLUAttribute leaky => new ReferenceActivation(Activation.LeakyReLU) { Slope = leaky.NegativeSlope },
        ELUAttribute elu => new ReferenceActivation(Activation.ELU) { Alpha = elu.Alpha },
        SoftmaxAttribute => new ReferenceActivation(Activation.Softmax),
        ReLUAttribute relu => Rectifier(relu, given.Contains(nameof(relu.MaxValue)) ? relu.MaxValue : double.PositiveInfinity),
        _ => throw new NotSupportedException(attribute.GetType().Name),
    };

    /// <summary>The ReLU layer: where its numbers are those of a simpler function, it is that function.</summary>
    private static ReferenceActivation Rectifier(ReLUAttribute relu, double maxValue) => (relu.NegativeSlope, relu.Threshold, maxValue) switch
    {
        (0, 0, double.PositiveInfinity) => new ReferenceActivation(Activation.ReLU),
        (0, 0, 6) => new ReferenceActivation(Activation.ReLU6),
        (_, 0, double.PositiveInfinity) => new ReferenceActivation(Activation.LeakyReLU) { Slope = relu.NegativeSlope },
        _ => new ReferenceActivation(Activation.ReLU)
        {
            IsGeneralReLU = true, Slope = relu.NegativeSlope, Threshold = relu.Threshold, MaxValue = maxValue,
        },
    };
}
