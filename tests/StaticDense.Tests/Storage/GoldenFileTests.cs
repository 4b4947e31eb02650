using System.Globalization;
using System.Text.Json;
using StaticDense.Tests.Data;

namespace StaticDense.Tests.Storage;

/// <summary>Golden files as they are recorded.</summary>
public sealed class GoldenFileTests : IDisposable
{
    private static readonly float[] Odd = [0.1f, -0f, 1e-45f, float.MaxValue, -16777217f, 1.17549435e-38f, 0.333333343f, 1e-5f, -2.5e10f];

    private readonly TemporaryFolder folder = new();

    /// <summary>The first input and a seventh of it.</summary>
    private readonly ScriptedNetwork<TwoOutputs> network = new() { Output = (_, _, first, output) => output == 0 ? first : first / 7 };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_samples_and_their_outputs_come_back_bit_by_bit()
    {
        var path = folder.File("digits.golden.json");
        float[] inputs = [.. Odd, .. Odd, .. Odd, .. Odd];
        network.WriteGolden(path, Dataset.FromMemory(inputs, new int[6], 6), 4);
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(["sample 0", "sample 1", "sample 2", "sample 3"], cases.Select(one => one.GetProperty("name").GetString()));
        for (var sample = 0; sample < 4; sample++)
        {
            var expected = inputs.AsSpan(sample * 6, 6).ToArray();
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), Bits(cases[sample].GetProperty("input")));
            float[] outputs = [expected[0], expected[0] / 7];
            Assert.Equal(outputs.Select(BitConverter.SingleToInt32Bits), Bits(cases[sample].GetProperty("output")));
        }
    }

    [Fact]
    public void No_culture_changes_it()
    {
        var data = Dataset.FromMemory(new[] { -1.5f, 2, 3, 4, 5, 6 }, new int[1], 6);
        network.WriteGolden(folder.File("plain.golden.json"), data, 1);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("\u2212", ",");
            CultureInfo.CurrentCulture = other;
            network.WriteGolden(folder.File("other.golden.json"), data, 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(File.ReadAllText(folder.File("plain.golden.json")), File.ReadAllText(folder.File("other.golden.json")));
    }

    [Fact]
    public void Lines_are_short_enough_to_be_read()
    {
        var path = folder.File("long.golden.json");
        new ScriptedNetwork<ManyOutputs> { Output = (_, _, _, output) => output / 3f }.WriteGolden(path, Dataset.FromMemory(new float[6], new int[1], 6), 1);
        Assert.All(File.ReadAllLines(path), line => Assert.InRange(line.Length, 1, 160));
        Assert.DoesNotContain('\r', File.ReadAllText(path));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_is_refused_and_the_old_file_stays(float value)
    {
        var path = folder.File("kept.golden.json");
        File.WriteAllText(path, "old");
        var data = Dataset.FromMemory(new float[18], new int[3], 6);
        var broken = new ScriptedNetwork<TwoOutputs> { Output = (_, _, _, output) => output == 1 ? value : 0 };
        var error = Assert.Throws<NetworkFileException>(() => broken.WriteGolden(path, data, 3));
        Assert.Contains("value 1 of the output of sample 0", error.Message, StringComparison.Ordinal);
        float[] inputs = [0, 0, 0, 0, 0, 0, 0, 0, value, 0, 0, 0];
        error = Assert.Throws<NetworkFileException>(() => network.WriteGolden(path, Dataset.FromMemory(inputs, new int[2], 6), 2));
        Assert.Contains("value 2 of the input of sample 1", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Arguments_are_checked()
    {
        var data = Dataset.FromMemory(new float[18], new int[3], 6);
        var path = folder.File("a.golden.json");
        Assert.Throws<ArgumentNullException>(() => network.WriteGolden(null!, data, 1));
        Assert.Throws<ArgumentException>(() => network.WriteGolden("", data, 1));
        Assert.Throws<ArgumentException>(() => network.WriteGolden(folder.File("a.json"), data, 1));
        Assert.Throws<ArgumentNullException>(() => network.WriteGolden(path, null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.WriteGolden(path, data, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.WriteGolden(path, data, 4));
        var other = Assert.Throws<ArgumentException>(() => network.WriteGolden(path, Dataset.FromMemory(new float[15], new int[3], 5), 1));
        Assert.Contains("takes 6 input values for one sample, and the dataset has 5", other.Message, StringComparison.Ordinal);
        Assert.Throws<NetworkFileException>(() => network.WriteGolden(folder.File("none/a.golden.json"), data, 1));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void More_than_the_build_takes_is_not_recorded()
    {
        // 8 values in each case.
        var samples = (GoldenFile.MostValues / 8) + 1;
        var data = Dataset.FromMemory(new float[samples * 6], new int[samples], 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.WriteGolden(folder.File("a.golden.json"), data, samples));
        network.WriteGolden(folder.File("a.golden.json"), data, samples - 1);
    }

    private static IEnumerable<int> Bits(JsonElement values) => values.EnumerateArray().Select(value => BitConverter.SingleToInt32Bits(value.GetSingle()));
}
