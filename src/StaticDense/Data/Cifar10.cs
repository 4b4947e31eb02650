namespace StaticDense;

/// <summary>
/// The CIFAR-10 images (Krizhevsky 2009) in their binary format: records of one label byte and 3,072 bytes, the red, green and
/// blue planes of 32x32 pixels. Samples come out with the channel last, [32, 32, 3], scaled to [0, 1]; labels 0 to 9.
/// </summary>
public static class Cifar10
{
    /// <summary>The width and height of an image.</summary>
    public const int Side = 32;

    /// <summary>The values of a pixel: red, green, blue.</summary>
    public const int Channels = 3;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int Pixels = Side * Side;
    private const int ImageSize = Pixels * Channels;
    private const int RecordSize = 1 + ImageSize;

    /// <summary>What the labels 0 to 9 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads the training set: every <c>data_batch_*.bin</c> of the folder, in the order of their names.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="NetworkFileException">There is no such file, or one is damaged.</exception>
    public static Dataset LoadTrain(string folder)
    {
        CheckFolder(folder);
        string[] paths;
        try
        {
            paths = Directory.GetFiles(folder, "data_batch_*.bin");
        }
        catch (Exception error) when (FileErrors.IsFileError(error))
        {
            throw FileErrors.Explain(folder, error);
        }

        if (paths.Length == 0)
            throw new NetworkFileException($"The folder {folder} has no file data_batch_1.bin.");
        Array.Sort(paths, StringComparer.Ordinal);
        return Load(paths);
    }

    /// <summary>Reads the test set: <c>test_batch.bin</c>.</summary>
    /// <param name="folder">The folder of the file.</param>
    /// <exception cref="NetworkFileException">The file is missing or damaged.</exception>
    public static Dataset LoadTest(string folder)
    {
        CheckFolder(folder);
        return Load([Path.Combine(folder, "test_batch.bin")]);
    }

    private static void CheckFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new NetworkFileException($"There is no folder {folder}.");
    }

    private static Dataset Load(string[] paths)
    {
        long total = 0;
        foreach (var path in paths)
            total += FileErrors.Wrap(path, CountRecords);
        if (total * ImageSize > Array.MaxLength)
            throw new NetworkFileException($"{paths[0]} and its siblings hold {total} images, more than fit in memory at once.");

        var images = new byte[total * ImageSize];
        var labels = new int[total];
        var first = 0;
        foreach (var path in paths)
            first += FileErrors.Wrap(path, path => ReadRecords(path, images, labels, first));
        if (first != total)
            throw new NetworkFileException($"{paths[0]} and its siblings changed while they were read.");
        return Dataset.FromBytes(images, labels);
    }

    private static long CountRecords(string path)
    {
        var length = new FileInfo(path).Length;
        return length == 0 || length % RecordSize != 0
            ? throw new NetworkFileException($"{path}: expected records of {RecordSize} bytes, found {length} bytes.")
            : length / RecordSize;
    }

    private static int ReadRecords(string path, byte[] images, int[] labels, int first)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var count = (int)Math.Min(file.Length / RecordSize, labels.Length - first);
        var record = new byte[RecordSize];
        for (var i = 0; i < count; i++)
        {
            file.ReadExactly(record);
            if (record[0] >= Classes)
                throw new NetworkFileException($"{path}: expected labels from 0 to {Classes - 1}, found {record[0]} in record {i}.");
            labels[first + i] = record[0];
            var image = images.AsSpan((first + i) * ImageSize, ImageSize);
            for (var channel = 0; channel < Channels; channel++)
            {
                var plane = record.AsSpan(1 + channel * Pixels, Pixels);
                for (var pixel = 0; pixel < plane.Length; pixel++)
                    image[pixel * Channels + channel] = plane[pixel];
            }
        }

        return count;
    }
}
