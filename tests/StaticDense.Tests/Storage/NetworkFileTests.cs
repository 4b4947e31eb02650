using System.Text.Json;
using StaticDense.Tests.Data;
using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Storage;

/// <summary>Files of every kind of parameter: kernels of convolutions, depthwise kernels, moving statistics, slopes.</summary>
public sealed class NetworkFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Convolutions_and_normalizations_come_back_with_the_same_bits()
    {
        SavedAndLoaded<ConvolutionInGroups>();
        SavedAndLoaded<DepthwiseConvolution>();
        SavedAndLoaded<SeparableConvolution>();
        SavedAndLoaded<BatchNormalizedInput>();
        SavedAndLoaded<LayerNormalized>();
        SavedAndLoaded<Residual>();
        SavedAndLoaded<NoisyAndConstrained>();
    }

    [Fact]
    public void Names_and_shapes_are_Kerass()
    {
        var path = folder.File("names.safetensors");
        new SeparableConvolution(1).Save(path);
        var header = Header(path);
        Assert.Equal([3, 3, 5, 1], Shape(header, "separable_conv2d/depthwise_kernel"));
        Assert.Equal([1, 1, 5, 17], Shape(header, "separable_conv2d/pointwise_kernel"));
        Assert.Equal([2, 2, 17, 3], Shape(header, "separable_conv2d_1/depthwise_kernel"));

        new BatchNormalizedInput(1).Save(path);
        header = Header(path);
        Assert.Equal([3], Shape(header, "batch_normalization/moving_mean"));
        Assert.Equal([3], Shape(header, "batch_normalization/moving_variance"));
        Assert.Equal([3, 3, 3, 5], Shape(header, "conv2d/kernel"));
        Assert.Equal([3, 3, 5, 4], Shape(header, "depthwise_conv2d/kernel"));
    }

    [Fact]
    public void A_depthwise_kernel_of_another_multiplier_is_refused_though_it_has_as_many_values()
    {
        var path = folder.File("other.safetensors");
        new BatchNormalizedInput(1).Save(path);
        var text = File.ReadAllBytes(path);
        var (from, to) = ("\"shape\":[3,3,5,4]"u8.ToArray(), "\"shape\":[3,3,4,5]"u8.ToArray());
        var at = text.AsSpan().IndexOf(from);
        Assert.True(at > 0, "The header is written otherwise than this test expects.");
        to.CopyTo(text, at);
        File.WriteAllBytes(path, text);
        var error = Assert.Throws<NetworkFileException>(() => BatchNormalizedInput.Load(path));
        Assert.Contains("depthwise_conv2d/kernel", error.Message, StringComparison.Ordinal);
    }

    private void SavedAndLoaded<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var path = folder.File(typeof(TNetwork).Name + ".safetensors");
        var random = new Random(5);
        var parameters = new float[TNetwork.Description.ParameterCount];
        foreach (ref var parameter in parameters.AsSpan())
            parameter = random.NextSingle();
        var network = TNetwork.Create(1);
        network.ImportParameters(parameters);
        network.Save(path);
        var loaded = TNetwork.Load(path);
        Bits.Equal(network.Parameters, loaded.Parameters, typeof(TNetwork).Name);
        var exported = new float[parameters.Length];
        loaded.ExportParameters(exported);
        Bits.Equal(parameters, exported, typeof(TNetwork).Name);
    }

    private static JsonElement Header(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BitConverter.ToUInt64(bytes);
        return JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement;
    }

    private static int[] Shape(JsonElement header, string name) => [.. header.GetProperty(name).GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
}
