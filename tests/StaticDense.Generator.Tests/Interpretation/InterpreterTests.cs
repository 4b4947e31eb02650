using System.Text.Json;
using StaticDense.Generator.Interpretation;
using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Documentation;
using StaticDense.Generator.Tests.Infrastructure;
using StaticDense.Tests.Golden;
using StaticDense.Tests.Reference;

namespace StaticDense.Generator.Tests.Interpretation;

/// <summary>The interpreter against PyTorch's golden outputs, against textbook formulas in double, and against the reference that emitted code equals.</summary>
public class InterpreterTests
{
    /// <summary>The golden set's models: its files are rounded to 32 bits, and no more than that may differ.</summary>
    public static TheoryData<string> GoldenModels { get; } =
        [.. Directory.GetDirectories(GoldenFolder()).Select(folder => Path.GetFileName(folder)!).Where(IsModel).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Networks { get; } = [.. DeclaredNetworks.Names];

    [Theory]
    [MemberData(nameof(GoldenModels))]
    public void It_gives_golden_outputs_to_the_rounding_of_their_file(string name)
    {
        var network = DeclaredNetworks.Shaped((name.StartsWith("opt_", StringComparison.Ordinal) ? "opt_sgd" : name) + "_G");
        var tensors = TensorFile.Read(GoldenFile(name, "tensors.safetensors"));
        var parameters = network.Layers.SelectMany(layer => layer.Parameters.Select(parameter => tensors[$"param/{layer.Declaration.Name}/{parameter.Name}"].Floats)).ToList();
        var expected = tensors["output"].Floats;
        var got = Run(network, parameters, tensors["input"].Floats);
        Assert.Equal(expected.Length, got.Length);
        for (var at = 0; at < got.Length; at++)
            Assert.True(Math.Abs(got[at] - expected[at]) <= (Math.Abs(expected[at]) * Math.Pow(2, -24) * 1.001) + 1e-12, $"Output {at} is {got[at]:R}, and {expected[at]:R} is expected.");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void It_gives_what_formulas_in_double_and_the_reference_give(string name)
    {
        var network = DeclaredNetworks.Shaped(name);
        var reference = DeclaredNetworks.Reference(name);
        var parameters = Parameters(network, new Random(name.Length));
        reference.Import(parameters);
        var random = new Random(3);
        var inputs = Enumerable.Range(0, 2 * reference.InputSize).Select(_ => (random.NextSingle() * 3) - 1.5f).ToArray();
        var got = Run(network, DeclaredNetworks.Divide(network, parameters), inputs);
        Assert.All(got, output => Assert.True(double.IsFinite(output)));
        AssertClose(reference.Predict(inputs).Select(value => (double)value), got, 1e-4);
        AssertClose(Formulas(reference, inputs), got, 1e-11);
    }

    [Fact]
    public void Every_kind_of_layer_and_every_function_is_among_them()
    {
        var layers = DeclaredNetworks.Names.SelectMany(name => DeclaredNetworks.Shaped(name).Layers).Select(layer => layer.Declaration).ToList();
        var kinds = typeof(LayerDeclaration).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerDeclaration)));
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), layers.Select(layer => layer.GetType().Name).Distinct().Order());
        var functions = layers.Select(layer => StaticDense.Generator.Shapes.FinalFunction.Of(layer)?.Kind).OfType<ActivationKind>();
        Assert.Equal(Enum.GetValues<ActivationKind>().Order(), functions.Distinct().Order());
        var merges = layers.OfType<MergeLayer>().Select(merge => merge.Merge);
        Assert.Equal(Enum.GetValues<MergeKind>().Order(), merges.Distinct().Order());
    }

    [Fact]
    public void The_sample_stays_as_it_is()
    {
        var network = ShapedNetworks.One("[Input(3)]\n[Flatten]\n[ReLU]");
        double[] sample = [-1, 2, -3];
        Assert.Equal([0.0, 2, 0], new Interpreter(network, []).Run(sample, default));
        Assert.Equal([-1.0, 2, -3], sample);
    }

    [Fact]
    public void It_stops_when_asked_to() =>
        Assert.Throws<OperationCanceledException>(() => new Interpreter(ShapedNetworks.One("[Input(3)]\n[ReLU]"), []).Run(new double[3], new CancellationToken(true)));

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(-1.0, 1.8427007929497148)]
    [InlineData(2.0, 0.004677734981047266)]
    [InlineData(2.9999, 2.210442648216091e-05)]
    [InlineData(3.0, 2.209049699858544e-05)]
    [InlineData(5.0, 1.5374597944280349e-12)]
    [InlineData(-6.0, 2.0)]
    [InlineData(40.0, 0.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    public void The_error_functions_complement(double x, double expected) =>
        Assert.Equal(expected, ErrorFunction.Complement(x), 1e-12);

    internal static double[] Run(ShapedNetwork network, IReadOnlyList<float[]> parameters, float[] inputs)
    {
        var interpreter = new Interpreter(network, parameters);
        return [.. inputs.Select(value => (double)value).Chunk((int)network.InputShape.Size).SelectMany(sample => interpreter.Run(sample, default))];
    }

    /// <summary>Values that are nowhere zero; variances are positive.</summary>
    private static float[] Parameters(ShapedNetwork network, Random random) =>
    [
        .. network.Layers.SelectMany(layer => layer.Parameters).SelectMany(parameter =>
        {
            var isVariance = parameter.Name == "moving_variance";
            var scale = 1.5f / MathF.Sqrt(parameter.Shape.Rank < 2 ? 9 : (float)parameter.Shape.Positions);
            return Enumerable.Range(0, (int)parameter.Shape.Size)
                .Select(_ => isVariance ? random.NextSingle() + 0.2f : ((random.NextSingle() * 2) - 1) * scale);
        }),
    ];

    /// <summary>The reference's layers by textbook formulas in double; batch normalization with its moving statistics.</summary>
    private static double[] Formulas(ReferenceNetwork network, float[] inputs)
    {
        var pass = new Pass(inputs.Length / network.InputSize, Training: false);
        double[] first = [.. inputs.Select(value => (double)value)];
        var outputs = new double[network.Layers.Count][];
        foreach (var index in network.Order)
        {
            var layer = network.Layers[index];
            double[][] taken = [.. layer.Inputs.Select(input => input < 0 ? first : outputs[input])];
            double[][] tensors = [.. layer.Parameters.Select(parameter => parameter.Values.Select(value => (double)value).ToArray())];
            outputs[index] = layer switch
            {
                ReferenceDropout or ReferenceNoise => taken[0],
                ReferenceBatchNormalization normalization => Moving(normalization, taken[0], tensors),
                _ => DoubleLayers.Activate(layer, DoubleLayers.Forward(layer, taken, tensors, pass)),
            };
        }

        return outputs[^1];
    }

    private static double[] Moving(ReferenceBatchNormalization layer, double[] x, double[][] tensors)
    {
        var channels = layer.InputShape[^1];
        double Of(int tensor, int at) => tensors[tensor][at % channels];
        return
        [
            .. x.Select((value, at) =>
            {
                var normalized = (value - Of(tensors.Length - 2, at)) / Math.Sqrt(Of(tensors.Length - 1, at) + layer.Epsilon);
                return (normalized * (layer.HasGamma ? Of(0, at) : 1)) + (layer.HasBeta ? Of(layer.HasGamma ? 1 : 0, at) : 0);
            }),
        ];
    }

    private static void AssertClose(IEnumerable<double> expected, double[] got, double tolerance)
    {
        var values = expected.ToArray();
        Assert.Equal(values.Length, got.Length);
        for (var at = 0; at < got.Length; at++)
            Assert.True(Math.Abs(got[at] - values[at]) <= tolerance * Math.Max(1, Math.Abs(values[at])), $"Output {at} is {got[at]:R}, and {values[at]:R} is expected.");
    }

    private static string GoldenFolder() => Readme.At("tests", "StaticDense.Tests", "Golden", "dev");

    private static string GoldenFile(string name, string file) => Path.Combine(GoldenFolder(), name, file);

    private static bool IsModel(string name)
    {
        if (!File.Exists(GoldenFile(name, "case.json")))
            return false;
        using var description = JsonDocument.Parse(File.ReadAllText(GoldenFile(name, "case.json")));
        return description.RootElement.GetProperty("kind").GetString() == "model";
    }
}
