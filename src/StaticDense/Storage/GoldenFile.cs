using System.Globalization;
using System.Text;
using StaticDense.Storage;

namespace StaticDense;

/// <summary>Golden files: what a network makes of some samples, recorded so that the build can hold it to that.</summary>
public static class GoldenFile
{
    /// <summary>The most values that a golden file holds, inputs and outputs of all cases together. The build takes no more.</summary>
    public const int MostValues = 100_000;

    private const int LineLength = 120;

    /// <summary>
    /// Records a network's outputs for the first samples of a dataset, for <see cref="GoldenAttribute"/>: JSON with the cases <c>sample 0</c>,
    /// <c>sample 1</c>, ..., numbers in the shortest spelling that gives the same bits. The file is written under a temporary name, flushed, then renamed.
    /// </summary>
    /// <typeparam name="TNetwork">The network's type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; its name ends with <c>.golden.json</c>.</param>
    /// <param name="dataset">The samples; labels and targets are not used.</param>
    /// <param name="count">How many: from 1 to the dataset's count, no more than <see cref="MostValues"/> allow.</param>
    /// <exception cref="ArgumentException">The dataset is not for this network, or the name would not be found by the build.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or too large.</exception>
    /// <exception cref="NetworkFileException">An input or output is not finite, or the file cannot be written; one that was there is as it was.</exception>
    public static void WriteGolden<TNetwork>(this INetwork<TNetwork> network, string path, Dataset dataset, int count)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(dataset);
        if (!path.EndsWith(".golden.json", StringComparison.Ordinal))
            throw new ArgumentException($"The build takes golden files whose names end with .golden.json, and {path} does not.", nameof(path));
        var description = TNetwork.Description;
        var (inputSize, outputSize) = (description.InputSize, description.OutputSize);
        var source = dataset.Resolve(inputSize);
        if (source.InputSize != inputSize)
            throw new ArgumentException($"{description.Name} takes {inputSize} input values for one sample, and the dataset has {source.InputSize}.", nameof(dataset));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, source.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostValues / ((long)inputSize + outputSize));

        var input = new float[inputSize];
        var output = new float[outputSize];
        var text = new StringBuilder("{\n  \"cases\": [\n");
        for (var sample = 0; sample < count; sample++)
        {
            source.CopyBatch([sample], input, [], [], []);
            network.Predict(input, output);
            var name = string.Create(CultureInfo.InvariantCulture, $"sample {sample}");
            text.Append(CultureInfo.InvariantCulture, $"    {{\n      \"name\": \"{name}\",\n      \"input\": ");
            Append(text, input, $"the input of {name}");
            text.Append(",\n      \"output\": ");
            Append(text, output, $"the output of {name}");
            text.Append(sample == count - 1 ? "\n    }\n" : "\n    },\n");
        }

        Write(path, text.Append("  ]\n}\n").ToString());
    }

    /// <summary>An array of numbers, broken into lines.</summary>
    private static void Append(StringBuilder text, ReadOnlySpan<float> values, string what)
    {
        text.Append('[');
        var lineStart = text.Length;
        for (var at = 0; at < values.Length; at++)
        {
            if (!float.IsFinite(values[at]))
                throw new NetworkFileException(string.Create(CultureInfo.InvariantCulture, $"A golden file holds finite numbers, and value {at} of {what} is {values[at]}."));
            if (at > 0)
                text.Append(',');
            if (text.Length - lineStart > LineLength)
            {
                text.Append("\n        ");
                lineStart = text.Length;
            }
            else if (at > 0)
            {
                text.Append(' ');
            }

            text.Append(CultureInfo.InvariantCulture, $"{values[at]:R}");
        }

        text.Append(']');
    }

    private static void Write(string path, string text) => FileErrors.Wrap(path, path =>
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
        return true;
    });
}
