namespace StaticDense.Tests.Data;

public sealed class ImageSetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz")]
    [InlineData("train-images-idx3-ubyte.gz", "train-labels.idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte", "train-labels-idx1-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz", "train-labels.idx1-ubyte.gz")]
    public void MnistUnderItsNames(string images, string labels)
    {
        var pixels = IdxTests.Sequence(2 * 784);
        WriteMaybe(images, IdxTests.Idx(pixels, 2, 28, 28));
        WriteMaybe(labels, IdxTests.Idx([3, 9], 2));

        var dataset = Mnist.LoadTrain(folder.Path);

        var (inputs, label) = Read(dataset, 1);
        Assert.Equal(9, label);
        Assert.Equal(pixels[784..].Select(value => value * (1f / 255)), inputs);
    }

    [Fact]
    public void MnistSaysWhatIsMissing()
    {
        Assert.Equal(
            $"There is no folder {folder.File("none")}.",
            Assert.Throws<NetworkFileException>(() => Mnist.LoadTrain(folder.File("none"))).Message);
        Assert.Equal(
            $"The folder {folder.Path} has no file t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz.",
            Assert.Throws<NetworkFileException>(() => Mnist.LoadTest(folder.Path)).Message);
    }

    [Fact]
    public void MnistRefusesOtherImagesAndLabels()
    {
        folder.Write("t10k-images-idx3-ubyte", IdxTests.Idx(new byte[2 * 27 * 28], 2, 27, 28));
        folder.Write("t10k-labels-idx1-ubyte", IdxTests.Idx([1, 10], 2));
        Assert.Contains(
            "expected images of 28x28 = 784 pixels, found 756",
            Assert.Throws<NetworkFileException>(() => Mnist.LoadTest(folder.Path)).Message,
            StringComparison.Ordinal);

        folder.Write("t10k-images-idx3-ubyte", IdxTests.Idx(new byte[2 * 28 * 28], 2, 28, 28));
        Assert.Contains(
            "expected labels from 0 to 9, found 10 for sample 1",
            Assert.Throws<NetworkFileException>(() => Mnist.LoadTest(folder.Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cifar10PutsChannelsLastAndJoinsItsFiles()
    {
        var first = Record(4, 1);
        var second = Record(5, 2).Concat(Record(6, 3)).ToArray();
        folder.Write("data_batch_2.bin", second);
        folder.Write("data_batch_1.bin", first);

        var dataset = Cifar10.LoadTrain(folder.Path);

        Assert.Equal(3, dataset.Count);
        Assert.Equal(32 * 32 * 3, dataset.InputSize);
        var (inputs, label) = Read(dataset, 1);
        Assert.Equal(5, label);
        for (var pixel = 0; pixel < 1024; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
                Assert.Equal(second[1 + channel * 1024 + pixel] * (1f / 255), inputs[pixel * 3 + channel]);
        }

        Assert.Equal([4, 5, 6], Enumerable.Range(0, 3).Select(i => Read(dataset, i).Label));
    }

    [Fact]
    public void Cifar10RefusesDamage()
    {
        Assert.Throws<NetworkFileException>(() => Cifar10.LoadTrain(folder.File("none")));
        Assert.Contains("has no file data_batch_1.bin", Assert.Throws<NetworkFileException>(() => Cifar10.LoadTrain(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no file", Assert.Throws<NetworkFileException>(() => Cifar10.LoadTest(folder.Path)).Message, StringComparison.Ordinal);

        folder.Write("test_batch.bin", Record(1, 1)[..^1]);
        Assert.Contains("expected records of 3073 bytes, found 3072 bytes", Assert.Throws<NetworkFileException>(() => Cifar10.LoadTest(folder.Path)).Message, StringComparison.Ordinal);
        folder.Write("test_batch.bin", []);
        Assert.Throws<NetworkFileException>(() => Cifar10.LoadTest(folder.Path));
        folder.Write("test_batch.bin", [.. Record(1, 1), .. Record(10, 1)]);
        Assert.Contains("found 10 in record 1", Assert.Throws<NetworkFileException>(() => Cifar10.LoadTest(folder.Path)).Message, StringComparison.Ordinal);
    }

    [ReferenceSetFact("mnist")]
    public void TheWholeMnist()
    {
        var path = ReferenceSets.Find("mnist")!;
        var train = Mnist.LoadTrain(path);
        var test = Mnist.LoadTest(path);

        Assert.Equal((60_000, 10_000, 784), (train.Count, test.Count, train.InputSize));
        Assert.Equal([5, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(i => Read(train, i).Label));
        Assert.Equal([7, 2, 1, 0, 4], Enumerable.Range(0, 5).Select(i => Read(test, i).Label));
        // The mean pixel that everybody normalises with.
        double sum = 0;
        for (var i = 0; i < train.Count; i++)
            sum += Read(train, i).Inputs.Sum(value => (double)value);
        Assert.Equal(0.1307, sum / (60_000.0 * 784), 4);
    }

    [ReferenceSetFact("cifar10")]
    public void APartOfCifar10()
    {
        var path = ReferenceSets.Find("cifar10")!;
        var train = Cifar10.LoadTrain(path);
        var test = Cifar10.LoadTest(path);

        Assert.Equal((10_000, 2_000), (train.Count, test.Count));
        Assert.Equal(Cifar10.Side * Cifar10.Side * Cifar10.Channels, train.InputSize);
        Assert.Equal(Cifar10.Classes, Cifar10.ClassNames.Distinct().Count());
        Assert.Equal(["airplane", "frog", "truck"], new[] { 0, 6, 9 }.Select(label => Cifar10.ClassNames[label]));
        var counts = Enumerable.Range(0, train.Count).CountBy(i => Read(train, i).Label).Select(pair => pair.Value);
        Assert.Equal(Enumerable.Repeat(1000, 10), counts);
    }

    private static byte[] Record(byte label, int seed)
    {
        var record = new byte[3073];
        new Random(seed).NextBytes(record);
        record[0] = label;
        return record;
    }

    private void WriteMaybe(string name, byte[] bytes) =>
        folder.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? IdxTests.Gzip(bytes) : bytes);

    private static (float[] Inputs, int Label) Read(Dataset dataset, int index)
    {
        var inputs = new float[dataset.InputSize];
        var labels = new int[1];
        dataset.CopyBatch([index], inputs, labels, default, default);
        return (inputs, labels[0]);
    }
}
