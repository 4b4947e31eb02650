namespace StaticDense;

/// <summary>
/// The MNIST digits (LeCun, Cortes, Burges), or any set in the same four files: 28x28 grey images, one byte a pixel, scaled to
/// [0, 1]; labels 0 to 9.
/// </summary>
public static class Mnist
{
    private const int Side = 28;
    private const int Classes = 10;

    /// <summary>Reads the training set: <c>train-images-idx3-ubyte</c> and <c>train-labels-idx1-ubyte</c>.</summary>
    /// <param name="folder">The folder of the files, each plain or with <c>.gz</c>, spelt with <c>-idx</c> or <c>.idx</c>.</param>
    /// <exception cref="NetworkFileException">A file is missing or damaged.</exception>
    public static Dataset LoadTrain(string folder) => Load(folder, "train");

    /// <summary>Reads the test set: <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>.</summary>
    /// <param name="folder">The folder of the files, each plain or with <c>.gz</c>, spelt with <c>-idx</c> or <c>.idx</c>.</param>
    /// <exception cref="NetworkFileException">A file is missing or damaged.</exception>
    public static Dataset LoadTest(string folder) => Load(folder, "t10k");

    private static Dataset Load(string folder, string set)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new NetworkFileException($"There is no folder {folder}.");
        var imagesPath = Find(folder, $"{set}-images", "idx3-ubyte");
        var labelsPath = Find(folder, $"{set}-labels", "idx1-ubyte");

        var dataset = Idx.Load(imagesPath, labelsPath);
        if (dataset.InputSize != Side * Side)
            throw new NetworkFileException($"{imagesPath}: expected images of {Side}x{Side} = {Side * Side} pixels, found {dataset.InputSize}.");
        var labels = new int[1];
        for (var i = 0; i < dataset.Count; i++)
        {
            dataset.CopyBatch([i], default, labels, default, default);
            if (labels[0] >= Classes)
                throw new NetworkFileException($"{labelsPath}: expected labels from 0 to {Classes - 1}, found {labels[0]} for sample {i}.");
        }

        return dataset;
    }

    private static string Find(string folder, string name, string type)
    {
        foreach (var candidate in (ReadOnlySpan<string>)[$"{name}-{type}", $"{name}-{type}.gz", $"{name}.{type}", $"{name}.{type}.gz"])
        {
            var path = Path.Combine(folder, candidate);
            if (File.Exists(path))
                return path;
        }

        throw new NetworkFileException($"The folder {folder} has no file {name}-{type} or {name}-{type}.gz.");
    }
}
