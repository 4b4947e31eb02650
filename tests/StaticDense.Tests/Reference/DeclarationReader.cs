using System.Reflection;
using System.Text.RegularExpressions;

namespace StaticDense.Tests.Reference;

/// <summary>Builds the reference of a declared network from its attributes, so that a test's network is declared once.</summary>
internal static class DeclarationReader
{
    public static ReferenceNetwork Read(Type type) => Read(type, type.GetCustomAttribute<InputAttribute>()!.Shape);

    /// <summary>The same for a class whose input is known from elsewhere.</summary>
    public static ReferenceNetwork Read(Type type, int[] inputShape)
    {
        var attributes = type.GetCustomAttributes(inherit: false).OfType<LayerAttribute>().ToList();
        var given = type.GetCustomAttributesData().Where(data => data.AttributeType.IsSubclassOf(typeof(LayerAttribute))).ToList();
        Assert.Equal(attributes.Select(attribute => attribute.GetType()), given.Select(data => data.AttributeType));
        var names = Names(attributes);
        var layers = new ReferenceLayer?[attributes.Count];

        // A layer may name one further down: its shape has to be known first.
        while (layers.Contains(null))
        {
            var index = Enumerable.Range(0, layers.Length)
                .First(i => layers[i] is null && Inputs(attributes[i], i, names).All(input => input < 0 || layers[input] is not null));
            var inputs = Inputs(attributes[index], index, names);
            int[][] shapes = [.. inputs.Select(input => input < 0 ? inputShape : layers[input]!.OutputShape)];
            var place = new LayerPlace(names[index], index, inputs, shapes[0], shapes[0])
            {
                ActivityL1 = attributes[index].ActivityL1,
                ActivityL2 = attributes[index].ActivityL2,
            };
            layers[index] = new LayerReader(attributes[index], Given(given[index]), place, shapes).Read();
        }

        return new ReferenceNetwork(inputShape, layers!, Training(type));
    }

    /// <summary>
    /// The layers that feed one, by number: those it names, or the one above; -1 is the network's input, which no layer is called as.
    /// </summary>
    private static int[] Inputs(LayerAttribute attribute, int index, List<string> names)
    {
        return attribute switch
        {
            MergeLayerAttribute merge => [.. merge.Inputs.Select(Number)],
            UnaryLayerAttribute { From: not "" } unary => [Number(unary.From)],
            _ => [index - 1],
        };

        int Number(string name)
        {
            Assert.True(names.Contains(name) || name == "input", $"no layer is called {name}");
            return names.IndexOf(name);
        }
    }

    private static HashSet<string> Given(CustomAttributeData data) => [.. data.NamedArguments.Select(argument => argument.MemberName)];

    /// <summary>The given names, and Keras's for the others: the class in snake case, numbered from the second on.</summary>
    private static List<string> Names(IReadOnlyList<LayerAttribute> attributes)
    {
        var counts = new Dictionary<string, int>();
        return [.. attributes.Select(attribute =>
        {
            if (attribute.Name != "")
                return attribute.Name;
            var name = SnakeCase(attribute.GetType().Name[..^nameof(Attribute).Length]);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            return counts[name] == 1 ? name : $"{name}_{counts[name] - 1}";
        })];
    }

    /// <summary>Keras's rule: an underscore before a capital with small letters behind it, and between a small letter and a capital.</summary>
    private static string SnakeCase(string name) =>
        Regex.Replace(Regex.Replace(name, "(.)([A-Z][a-z]+)", "$1_$2"), "([a-z])([A-Z])", "$1_$2").ToLowerInvariant();

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
