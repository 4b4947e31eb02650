using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads layer attributes: one method for each layer, those of convolutions and normalizations in parsers of their own.</summary>
internal static class LayerParser
{
    /// <summary>Reads a layer; null for a class that is no layer of the library.</summary>
    public static LayerDeclaration? Parse(AttributeReader reader, DefaultLayerNames names, bool isLibrary)
    {
        var kind = reader.Class.EndsWith("Attribute", StringComparison.Ordinal)
            ? reader.Class.Substring(0, reader.Class.Length - "Attribute".Length)
            : reader.Class;
        var name = reader.Text("Name") ?? names.Next(kind);
        if (!isLibrary || Parse(reader, name, kind) is not { } layer)
        {
            reader.Add(RuleIds.UnknownLayer, "", kind);
            return null;
        }

        UnsupportedArguments.Check(reader);
        return layer with
        {
            Activity = RegularizerParser.Parse(reader, "Activity"),
            From = (layer is MergeLayer ? reader.Texts("inputs") : reader.Text("From") is { } from ? [from] : []).ToEquatableArray(),
        };
    }

    private static LayerDeclaration? Parse(AttributeReader reader, string name, string kind) => kind switch
    {
        "Dense" => Dense(reader, name),
        "Conv1D" => ConvolutionParser.Convolution(reader, name, kind, axes: 1),
        "Conv2D" => ConvolutionParser.Convolution(reader, name, kind, axes: 2),
        "DepthwiseConv2D" => ConvolutionParser.Depthwise(reader, name, kind),
        "SeparableConv2D" => ConvolutionParser.Separable(reader, name, kind),
        "MaxPooling1D" or "AveragePooling1D" => new PoolingLayer(name, kind, IsMaximum(kind), WindowParser.Pooling(reader, axes: 1)),
        "MaxPooling2D" or "AveragePooling2D" => new PoolingLayer(name, kind, IsMaximum(kind), WindowParser.Pooling(reader, axes: 2)),
        "GlobalMaxPooling1D" or "GlobalMaxPooling2D" or "GlobalAveragePooling1D" or "GlobalAveragePooling2D" =>
            new GlobalPoolingLayer(name, kind, IsMaximum(kind), reader.Flag("KeepDims", false)),
        "BatchNormalization" => NormalizationParser.Batch(reader, name),
        "LayerNormalization" => NormalizationParser.Layer(reader, name),
        "ZeroPadding2D" => new BorderLayer(name, kind, IsCropping: false, WindowParser.Borders(reader, "Padding", otherwise: 1)),
        "Cropping2D" => new BorderLayer(name, kind, IsCropping: true, Cropping(reader)),
        "UpSampling2D" => UpSampling(reader, name),
        "Permute" => Permute(reader, name),
        "Activation" => new ActivationLayer(name, kind, ActivationParser.Function(reader, "activation")),
        "ReLU" => new ActivationLayer(name, kind, ActivationParser.ReLU(reader)),
        "LeakyReLU" => new ActivationLayer(name, kind, new(ActivationKind.LeakyReLU, Slope: reader.Number("NegativeSlope", 0.3, Interval.NotNegative))),
        "ELU" => new ActivationLayer(name, kind, new(ActivationKind.ELU, Alpha: reader.Number("Alpha", 1, Interval.NotNegative))),
        "PReLU" => PReLU(reader, name),
        "Softmax" => new ActivationLayer(name, kind, new(ActivationKind.Softmax)) { Axis = reader.Integer("Axis", -1) },
        "Flatten" => new ReshapeLayer(name, kind, EquatableArray<int>.Empty),
        "Reshape" => Reshape(reader, name),
        "Dropout" or "SpatialDropout2D" => new DropoutLayer(name, Needed(reader, kind, "Rate", "the rate", Interval.Share), kind),
        "GaussianDropout" => new NoiseLayer(name, kind, Needed(reader, kind, "Rate", "the rate", Interval.Decay)),
        "GaussianNoise" => new NoiseLayer(name, kind, Needed(reader, kind, "Stddev", "the standard deviation", Interval.Share)),
        _ => Enum.TryParse<MergeKind>(kind, out var merge) ? new MergeLayer(name, merge, reader.Integer("Axis", -1)) : null,
    };

    private static DenseLayer Dense(AttributeReader reader, string name)
    {
        var units = reader.Integer("Units", 0);
        if (!reader.IsGiven("Units"))
            reader.Add(RuleIds.MissingArgument, "", "[Dense]", "the number of units", "[Dense(10)]");
        else if (units < 1)
            reader.Add(RuleIds.SizeNotPositive, "Units", $"the number of units of '{name}'", units);
        return new(
            name,
            units,
            ActivationParser.Function(reader, "Activation"),
            WeightParser.Parse(reader, "Kernel", InitializerKind.GlorotUniform),
            WeightParser.Bias(reader, name));
    }

    private static PReLULayer PReLU(AttributeReader reader, string name) => new(
        name,
        (reader.Integers("SharedAxes") ?? []).ToEquatableArray(),
        WeightParser.Parse(reader, "Alpha", InitializerKind.Zeros));

    private static ReshapeLayer Reshape(AttributeReader reader, string name)
    {
        var shape = reader.Integers("targetShape");
        if (shape is { Length: 0 })
            reader.Add(RuleIds.MissingArgument, "", "[Reshape]", "the size of at least one axis", "[Reshape(28, 28)]");
        return new(name, "Reshape", (shape ?? []).ToEquatableArray());
    }

    private static PermuteLayer Permute(AttributeReader reader, string name)
    {
        var dims = reader.Integers("dims");
        if (dims is { Length: 0 })
            reader.Add(RuleIds.MissingArgument, "", "[Permute]", "the order of the axes", "[Permute(2, 1)]");
        return new(name, (dims ?? []).ToEquatableArray());
    }

    /// <summary>Keras's argument is <c>Cropping</c>; <c>Padding</c> is another name of it.</summary>
    private static Borders Cropping(AttributeReader reader)
    {
        if (reader.IsGiven("Cropping") && reader.IsGiven("Padding"))
            reader.Add(RuleIds.ArgumentGivenTwice, "Padding", "Cropping", reader.Spell("Cropping"), $"Padding = {reader.Spell("Padding")}");
        return WindowParser.Borders(reader, reader.IsGiven("Cropping") ? "Cropping" : "Padding", otherwise: 0);
    }

    private static UpSamplingLayer UpSampling(AttributeReader reader, string name)
    {
        var (rows, columns) = WindowParser.Pair(reader, "Size", axes: 2, (2, 2));
        return new(name, rows, columns);
    }

    private static double Needed(AttributeReader reader, string kind, string argument, string what, Interval interval)
    {
        if (!reader.IsGiven(argument))
            reader.Add(RuleIds.MissingArgument, "", $"[{kind}]", what, $"[{kind}(0.5)]");
        return reader.Number(argument, 0, interval);
    }

    private static bool IsMaximum(string kind) => kind.Contains("Max");
}
