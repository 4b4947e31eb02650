using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Weights that are built in: as constants or as a resource, the same parameters as those of the file; and only their own file makes a network be emitted again.</summary>
public class WeightsTests
{
    private const string Untrained = """
        using StaticDense;

        [Network]
        [Input(5)]
        [Dense(17, Activation.Tanh)]
        [Dense(2)]
        [Weights("models/net.safetensors")]
        public sealed partial class Net;
        """;

    private static readonly string Trainable = Untrained.Replace("[Weights", "[Train(Loss.Huber, Optimizer.SGD)]\n[Weights", StringComparison.Ordinal);

    private static readonly byte[] File = WeightsTexts.File(
        ("dense_1/bias", [2], [0.5f, -0f]),
        ("dense/kernel", [5, 17], Numbers(85, 0.125f)),
        ("dense/bias", [17], Numbers(17, 1e-20f)),
        ("dense_1/kernel", [17, 2], Numbers(34, -3.4028235e38f / 34)));

    /// <summary>The parameters in canonical order; the file holds them in another.</summary>
    private static readonly float[] Canonical = [.. Numbers(85, 0.125f), .. Numbers(17, 1e-20f), .. Numbers(34, -3.4028235e38f / 34), 0.5f, -0f];

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "StaticDense/models/net.safetensors")]
    [InlineData(true, "StaticDense/models/net.safetensors")]
    public void Trained_has_the_parameters_of_the_file(bool isTrainable, string resource)
    {
        var run = GeneratorRun.Compile(isTrainable ? Trainable : Untrained, [WeightsTexts.Of("models/net.safetensors", File, resource)]);
        Assert.Equal(resource.Length == 0, run.Sources.ContainsKey("Net.Weights.g.cs"));
        var type = Load(run, resource).GetType("Net", throwOnError: true)!;
        Assert.Equal(Bits(Canonical), Bits(Export(Trained(type))));
        Assert.Same(Trained(type), Trained(type));
    }

    [Fact]
    public void A_network_that_is_not_trained_has_no_random_parameters()
    {
        var untrained = Load(GeneratorRun.Compile(Untrained, [WeightsTexts.Of("models/net.safetensors", File)]), "").GetType("Net")!;
        Assert.Empty(untrained.GetConstructors());
        var made = Create(untrained);
        Assert.NotSame(Trained(untrained), made);
        Assert.Equal(Bits(Canonical), Bits(Export(made)));

        var trainable = Load(GeneratorRun.Compile(Trainable, [WeightsTexts.Of("models/net.safetensors", File)]), "").GetType("Net")!;
        Assert.Single(trainable.GetConstructors());
        Assert.NotEqual(Bits(Canonical), Bits(Export(Create(trainable))));
    }

    [Fact]
    public void Only_its_own_file_makes_a_network_be_emitted_again()
    {
        var (own, other) = (WeightsTexts.Of("models/net.safetensors", File), WeightsTexts.Of("other.safetensors", [1]));
        var run = GeneratorRun.Of(Untrained, [own, other]);
        run.Edited(other, WeightsTexts.Of("other.safetensors", [2])).AssertSourcesCached();

        var changed = (byte[])File.Clone();
        changed[^1] ^= 1;
        var edited = run.Edited(own, WeightsTexts.Of("models/net.safetensors", changed));
        Assert.NotEqual(run.Sources["Net.Weights.g.cs"], edited.Sources["Net.Weights.g.cs"]);
        Assert.Equal(run.Sources["Net.Forward.g.cs"], edited.Sources["Net.Forward.g.cs"]);
        Assert.False(run.Edited(own, WeightsTexts.Of("models/net.safetensors", File, "resource")).Sources.ContainsKey("Net.Weights.g.cs"));
    }

    [Fact]
    public void Half_written_files_are_findings_and_never_faults()
    {
        for (var length = 0; length < File.Length; length++)
        {
            var run = GeneratorRun.Of(Untrained, [WeightsTexts.Of("models/net.safetensors", File[..length])]);
            Assert.Equal("SD0078", Assert.Single(run.Findings).Id);
        }

        var random = new Random(7);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var wrong = (byte[])File.Clone();
            for (var count = random.Next(1, 4); count > 0; count--)
                wrong[random.Next(400)] = (byte)random.Next(256);
            var run = GeneratorRun.Of(Untrained, [WeightsTexts.Of("models/net.safetensors", wrong)]);
            Assert.All(run.Findings, finding => Assert.InRange(finding.Id, "SD0077", "SD0080"));
        }
    }

    [Fact]
    public void Texts_that_are_no_weights_are_left_out()
    {
        foreach (var text in new[] { "", "StaticDense weights 1", "StaticDense weights 1\nmodels/net.safetensors\n\nabc\n!!!\n", "StaticDense weights 2\nmodels/net.safetensors\n\n\nAAAA\n" })
        {
            var run = GeneratorRun.Of(Untrained, [new ProjectFile("/project/obj/net.weights.txt", text)]);
            Assert.Equal("SD0077", Assert.Single(run.Findings).Id);
        }
    }

    private static float[] Numbers(int count, float step) => [.. Enumerable.Range(1, count).Select(index => index * step)];

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static object Trained(Type type) => type.GetProperty("Trained")!.GetValue(null)!;

    private static object Create(Type type) => typeof(WeightsTests).GetMethod(nameof(CreateOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!;

    private static TNetwork CreateOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Create(3);

    private static float[] Export(object network) =>
        (float[])typeof(WeightsTests).GetMethod(nameof(ExportOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(network.GetType()).Invoke(null, [network])!;

    private static float[] ExportOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var values = new float[TNetwork.Description.ParameterCount];
        network.ExportParameters(values);
        return values;
    }

    private static Assembly Load(GeneratorRun run, string resource)
    {
        using var image = new MemoryStream();
        ResourceDescription[] resources = resource.Length == 0 ? [] : [new(resource, () => new MemoryStream(File), isPublic: true)];
        var result = run.Output.Emit(image, manifestResources: resources);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(image.ToArray());
    }
}
