using System.Reflection;

namespace StaticDense.Tests.Reference;

/// <summary>
/// Builds the reference of a declared network from its attributes, so that a test's network is declared once. The shapes follow Keras's rules
/// written here once more.
/// </summary>
internal static class DeclarationReader
{
    public static ReferenceNetwork Read(Type type)
    {
        var attributes = type.GetCustomAttributes(inherit: false);
        var inputShape = attributes.OfType<InputAttribute>().Single().Shape;
        var names = new Dictionary<string, int>();
        var layers = new List<ReferenceLayer>();
        var shape = inputShape;
        var given = type.GetCustomAttributesData().Where(data => data.AttributeType.IsSubclassOf(typeof(LayerAttribute))).ToList();
        foreach (var attribute in attributes.OfType<LayerAttribute>())
        {
            var data = given[layers.Count];
            Assert.Equal(attribute.GetType(), data.AttributeType);
            layers.Add(Layer(attribute, Given(data), Name(attribute, names), shape, layers.Count));
            shape = layers[^1].OutputShape;
        }

        return new ReferenceNetwork(inputShape, layers, Training(type));
    }

    private static HashSet<string> Given(CustomAttributeData data) => [.. data.NamedArguments.Select(argument => argument.MemberName)];

    private static string Name(LayerAttribute attribute, Dictionary<string, int> names)
    {
        if (attribute.Name != "")
            return attribute.Name;
        var name = attribute switch
        {
            ReLUAttribute => "re_lu",
            LeakyReLUAttribute => "leaky_re_lu",
            PReLUAttribute => "p_re_lu",
            _ => attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal).ToLowerInvariant(),
        };
        if (name == "")
            name = "activation";
        names[name] = names.GetValueOrDefault(name) + 1;
        return names[name] == 1 ? name : $"{name}_{names[name] - 1}";
    }

    private static ReferenceLayer Layer(LayerAttribute attribute, HashSet<string> given, string name, int[] shape, int index)
    {
        switch (attribute)
        {
            case DenseAttribute dense:
                return Dense(dense, name, shape);
            case PReLUAttribute rectifier:
                return new ReferencePRelu(new ReferenceParameter($"{name}/alpha", AlphaShape(rectifier, shape), rectifier.AlphaL1, rectifier.AlphaL2))
                {
                    Name = name, InputShape = shape, OutputShape = shape,
                };
            case DropoutAttribute dropout:
                return new ReferenceDropout(dropout.Rate, index) { Name = name, InputShape = shape, OutputShape = shape };
            case FlattenAttribute:
                return new ReferenceReshape { Name = name, InputShape = shape, OutputShape = [ReferenceLayer.Size(shape)] };
            case ReshapeAttribute reshape:
                return new ReferenceReshape { Name = name, InputShape = shape, OutputShape = TargetShape(reshape, shape) };
            case ActivationAttribute activation:
                return new ReferenceActivationLayer(new ReferenceActivation(activation.Function))
                {
                    Name = name, InputShape = shape, OutputShape = shape, ActivityL1 = activation.ActivityL1, ActivityL2 = activation.ActivityL2,
                };
            default:
                return new ReferenceActivationLayer(Function(attribute, given)) { Name = name, InputShape = shape, OutputShape = shape };
        }
    }

    private static ReferenceActivation Function(LayerAttribute attribute, HashSet<string> given) => attribute switch
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

    private static ReferenceDense Dense(DenseAttribute dense, string name, int[] shape)
    {
        var kernel = new ReferenceParameter($"{name}/kernel", [shape[^1], dense.Units], dense.KernelL1, dense.KernelL2);
        var bias = dense.UseBias ? new ReferenceParameter($"{name}/bias", [dense.Units], dense.BiasL1, dense.BiasL2) : null;
        return new ReferenceDense(kernel, bias, new ReferenceActivation(dense.Activation))
        {
            Name = name,
            InputShape = shape,
            OutputShape = [.. shape[..^1], dense.Units],
            ActivityL1 = dense.ActivityL1,
            ActivityL2 = dense.ActivityL2,
        };
    }

    private static int[] AlphaShape(PReLUAttribute rectifier, int[] shape) =>
        [.. shape.Select((size, axis) => rectifier.SharedAxes.Contains(axis + 1) ? 1 : size)];

    private static int[] TargetShape(ReshapeAttribute reshape, int[] shape)
    {
        var known = reshape.TargetShape.Where(size => size != -1).Aggregate(1, (product, size) => product * size);
        return [.. reshape.TargetShape.Select(size => size == -1 ? ReferenceLayer.Size(shape) / known : size)];
    }

    private static ReferenceTraining? Training(Type type)
    {
        if (type.GetCustomAttribute<TrainAttribute>() is not { } train)
            return null;
        var given = Given(type.GetCustomAttributesData().Single(data => data.AttributeType == typeof(TrainAttribute)));
        var optimizer = new OptimizerDescription(train.Optimizer)
        {
            LearningRate = given.Contains(nameof(train.LearningRate)) ? train.LearningRate : train.Optimizer == Optimizer.SGD ? 0.01 : 0.001,
            Momentum = train.Momentum,
            Nesterov = train.Nesterov,
            Rho = given.Contains(nameof(train.Rho)) ? train.Rho : train.Optimizer == Optimizer.Adadelta ? 0.95 : 0.9,
            Centered = train.Centered,
            Beta1 = given.Contains(nameof(train.Beta1)) ? train.Beta1 : 0.9,
            Beta2 = given.Contains(nameof(train.Beta2)) ? train.Beta2 : train.Optimizer == Optimizer.Lion ? 0.99 : 0.999,
            Epsilon = given.Contains(nameof(train.Epsilon)) ? train.Epsilon : 1e-7,
            AMSGrad = train.AMSGrad,
            WeightDecay = given.Contains(nameof(train.WeightDecay)) ? train.WeightDecay : train.Optimizer == Optimizer.AdamW ? 0.004 : 0,
            InitialAccumulatorValue = train.InitialAccumulatorValue,
            UseEma = train.UseEma,
            EmaMomentum = train.EmaMomentum,
            EmaOverwriteFrequency = train.EmaOverwriteFrequency,
            ClipNorm = train.ClipNorm,
            GlobalClipNorm = train.GlobalClipNorm,
            ClipValue = train.ClipValue,
        };
        return new ReferenceTraining(train.Loss, optimizer, train.BatchSize)
        {
            LabelSmoothing = train.LabelSmoothing,
            FromLogits = train.FromLogits,
            Delta = train.Delta,
            Alpha = train.Alpha,
            Gamma = train.Gamma,
            ApplyClassBalancing = train.ApplyClassBalancing,
            IgnoreClass = given.Contains(nameof(train.IgnoreClass)) ? train.IgnoreClass : null,
            KeepGradients = train.KeepGradients,
        };
    }
}
