using System.Security.Cryptography;

namespace StaticDense.Tests.Data;

public class SyntheticShapesTests
{
    private const int Size = 32 * 32 * 3;

    /// <summary>Of 300 images and their labels: holds on every machine, at every vector width, in Debug and Release.</summary>
    private const string Hash = "9280A963D2065B816BBA34A7B1CD64575904CF4747F19842C2CEA375A6B2A2DE";

    [Fact]
    public void TheBytesAreTheSameEverywhere()
    {
        var (inputs, labels) = Read(SyntheticShapes.Create(300, seed: 42));

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([.. inputs.Select(value => (byte)(value * 255 + 0.5f))]);
        hash.AppendData([.. labels.Select(label => (byte)label)]);

        var actual = Convert.ToHexString(hash.GetHashAndReset());
        Assert.True(actual == Hash, $"expected {Hash}, found {actual}");
    }

    [Fact]
    public void ASmallSetIsTheBeginningOfALargeOne()
    {
        var small = Read(SyntheticShapes.Create(20, seed: 3));
        var large = Read(SyntheticShapes.Create(50, seed: 3));

        Assert.Equal(small.Inputs, large.Inputs[..(20 * Size)]);
        Assert.Equal(small.Labels, large.Labels[..20]);
    }

    [Fact]
    public void SeedsGiveOtherImages()
    {
        var one = Read(SyntheticShapes.Create(100, seed: 1));
        var two = Read(SyntheticShapes.Create(100, seed: 2));

        var images = one.Inputs.Chunk(Size).Concat(two.Inputs.Chunk(Size)).Select(image => string.Join(',', image));
        Assert.Equal(200, images.Distinct().Count());
        Assert.NotEqual(one.Labels, two.Labels);
    }

    [Fact]
    public void ClassesAreEquallyLikelyAndNamed()
    {
        var labels = Read(SyntheticShapes.Create(3000, seed: 5)).Labels;

        // Within five standard deviations of 300.
        for (var label = 0; label < SyntheticShapes.Classes; label++)
            Assert.InRange(labels.Count(other => other == label), 218, 382);
        Assert.Equal(SyntheticShapes.Classes, SyntheticShapes.ClassNames.Distinct().Count());
        Assert.Equal(["ring", "checked", "cold"], new[] { 1, 7, 9 }.Select(label => SyntheticShapes.ClassNames[label]));
    }

    /// <summary>Neither black nor white nor flat: what a network sees has light and differences in it.</summary>
    [Fact]
    public void ImagesHaveLightAndContrast()
    {
        var dataset = SyntheticShapes.Create(500, seed: 6);
        Assert.Equal((500, Size, 1), (dataset.Count, dataset.InputSize, dataset.LabelsPerSample));

        foreach (var image in Read(dataset).Inputs.Chunk(Size))
        {
            Assert.InRange(image.Average(), 0.05f, 0.95f);
            Assert.InRange(image.Max() - image.Min(), 0.2f, 1f);
        }
    }

    /// <summary>A warm blob is redder than blue, a cold one bluer than red, in the sum of an image's middle, where most objects lie.</summary>
    [Fact]
    public void TheChannelIsLastAndRedComesFirst()
    {
        var (inputs, labels) = Read(SyntheticShapes.Create(3000, seed: 8));
        Assert.InRange(RedOverBlue(8), 0.1, 0.5);
        Assert.InRange(RedOverBlue(9), -0.5, -0.1);

        double RedOverBlue(int label) => Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).Average(i =>
            Enumerable.Range(12 * 32, 8 * 32).Where(pixel => pixel % 32 is >= 12 and < 20).Average(pixel => inputs[i * Size + pixel * 3] - inputs[i * Size + pixel * 3 + 2]));
    }

    /// <summary>The mean image of each class recognises more than chance would, but by far not most: colour alone does not tell the outlines.</summary>
    [Fact]
    public void MeanImagesAreNotEnough()
    {
        var (inputs, labels) = Read(SyntheticShapes.Create(3000, seed: 7));
        var means = new double[SyntheticShapes.Classes][];
        for (var label = 0; label < means.Length; label++)
        {
            means[label] = new double[Size];
            var members = Enumerable.Range(0, 2000).Where(i => labels[i] == label).ToArray();
            foreach (var i in members)
            {
                for (var value = 0; value < Size; value++)
                    means[label][value] += inputs[i * Size + value] / members.Length;
            }
        }

        var right = Enumerable.Range(2000, 1000).Count(i => Nearest(inputs.AsSpan(i * Size, Size)) == labels[i]);

        Assert.InRange(right, 140, 500);

        int Nearest(ReadOnlySpan<float> image)
        {
            var (best, nearest) = (-1, double.MaxValue);
            for (var label = 0; label < means.Length; label++)
            {
                double distance = 0;
                for (var value = 0; value < Size; value++)
                    distance += (image[value] - means[label][value]) * (image[value] - means[label][value]);
                if (distance < nearest)
                    (best, nearest) = (label, distance);
            }

            return best;
        }
    }

    [Fact]
    public void CountsThatMakeNoSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticShapes.Create(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticShapes.Create(int.MaxValue, 1));
    }

    private static (float[] Inputs, int[] Labels) Read(Dataset dataset)
    {
        var inputs = new float[dataset.Count * dataset.InputSize];
        var labels = new int[dataset.Count];
        dataset.CopyBatch([.. Enumerable.Range(0, dataset.Count)], inputs, labels, default, default);
        return (inputs, labels);
    }
}
