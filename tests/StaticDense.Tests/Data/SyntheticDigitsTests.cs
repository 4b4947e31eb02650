using System.Security.Cryptography;

namespace StaticDense.Tests.Data;

public class SyntheticDigitsTests
{
    /// <summary>Of 500 images and their labels: holds on every machine, at every vector width, in Debug and Release.</summary>
    private const string Hash = "861ADDD96F1A8AFFCE29AB23EB1767CC6330C85C2AD5382494747E779F9D1251";

    [Fact]
    public void TheBytesAreTheSameEverywhere()
    {
        var (inputs, labels) = Read(SyntheticDigits.Create(500, seed: 42));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([.. inputs.Select(value => (byte)(value * 255 + 0.5f))]);
        hash.AppendData([.. labels.Select(label => (byte)label)]);

        var actual = Convert.ToHexString(hash.GetHashAndReset());
        Assert.True(actual == Hash, $"expected {Hash}, found {actual}");
    }

    [Fact]
    public void ASmallSetIsTheBeginningOfALargeOne()
    {
        var small = Read(SyntheticDigits.Create(20, seed: 3));
        var large = Read(SyntheticDigits.Create(50, seed: 3));

        Assert.Equal(small.Inputs, large.Inputs[..(20 * 784)]);
        Assert.Equal(small.Labels, large.Labels[..20]);
    }

    [Fact]
    public void SeedsGiveOtherImages()
    {
        var one = Read(SyntheticDigits.Create(200, seed: 1));
        var two = Read(SyntheticDigits.Create(200, seed: 2));

        var images = one.Inputs.Chunk(784).Concat(two.Inputs.Chunk(784)).Select(image => string.Join(',', image));
        Assert.Equal(400, images.Distinct().Count());
        Assert.NotEqual(one.Labels, two.Labels);
    }

    [Fact]
    public void DigitsAreEquallyLikely()
    {
        var labels = Read(SyntheticDigits.Create(5000, seed: 5)).Labels;

        // Within five standard deviations of 500.
        for (var digit = 0; digit < 10; digit++)
            Assert.InRange(labels.Count(label => label == digit), 394, 606);
    }

    [Fact]
    public void ImagesAreDarkPaperWithSomeInk()
    {
        var dataset = SyntheticDigits.Create(1000, seed: 6);
        Assert.Equal((1000, 784, 1), (dataset.Count, dataset.InputSize, dataset.LabelsPerSample));

        foreach (var image in Read(dataset).Inputs.Chunk(784))
        {
            Assert.InRange(image.Count(value => value > 0.4f), 20, 350);
            Assert.InRange(image.Min(), 0f, 0.1f);
            Assert.InRange(image.Max(), 0.5f, 1f);
        }
    }

    /// <summary>The mean image of each label recognises most others of its kind, but by far not all.</summary>
    [Fact]
    public void ImagesShowTheirLabels()
    {
        var (inputs, labels) = Read(SyntheticDigits.Create(3000, seed: 7));
        var means = new double[10][];
        for (var digit = 0; digit < 10; digit++)
        {
            means[digit] = new double[784];
            var members = Enumerable.Range(0, 2000).Where(i => labels[i] == digit).ToArray();
            foreach (var i in members)
            {
                for (var pixel = 0; pixel < 784; pixel++)
                    means[digit][pixel] += inputs[i * 784 + pixel] / members.Length;
            }
        }

        var right = Enumerable.Range(2000, 1000).Count(i => Nearest(inputs.AsSpan(i * 784, 784)) == labels[i]);

        Assert.InRange(right, 600, 930);

        int Nearest(ReadOnlySpan<float> image)
        {
            var (best, nearest) = (-1, double.MaxValue);
            for (var digit = 0; digit < 10; digit++)
            {
                double distance = 0;
                for (var pixel = 0; pixel < 784; pixel++)
                    distance += (image[pixel] - means[digit][pixel]) * (image[pixel] - means[digit][pixel]);
                if (distance < nearest)
                    (best, nearest) = (digit, distance);
            }

            return best;
        }
    }

    [Fact]
    public void CountsThatMakeNoSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Create(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Create(int.MaxValue, 1));
    }

    private static (float[] Inputs, int[] Labels) Read(Dataset dataset)
    {
        var inputs = new float[dataset.Count * dataset.InputSize];
        var labels = new int[dataset.Count];
        dataset.CopyBatch([.. Enumerable.Range(0, dataset.Count)], inputs, labels, default, default);
        return (inputs, labels);
    }
}
