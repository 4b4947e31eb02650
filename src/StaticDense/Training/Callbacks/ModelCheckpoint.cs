using System.Globalization;
using System.Text;

namespace StaticDense;

/// <summary>
/// Saves the network's parameters as a safetensors file after each epoch, or after a number of batches, by Keras's rules. The path may
/// have placeholders: <c>{epoch}</c>, from 1; <c>{batch}</c>, from 1, where batches are counted; and every value by its name, with a format behind a colon:
/// <c>"digits-{epoch:00}-{val_loss:0.000}.safetensors"</c>. Folders that are missing are made. The best value so far outlives a training, so that a later one with the
/// same object does not overwrite a better file.
/// </summary>
public sealed class ModelCheckpoint : Callback
{
    private readonly string path;
    private readonly Monitor monitor;
    private readonly int everyBatches;
    private double best;
    private int batchesSinceSaving;

    /// <summary>Saves to a path.</summary>
    /// <param name="path">The file's path, placeholders included.</param>
    /// <param name="monitor">Keras's name of the value that says which epoch is best; matters with <paramref name="saveBestOnly"/>.</param>
    /// <param name="saveBestOnly">Whether to save only when the value is better than ever before.</param>
    /// <param name="mode">Whether smaller or larger is better.</param>
    /// <param name="initialThreshold">With <paramref name="saveBestOnly"/>: a value that even the first one has to beat, or null.</param>
    /// <param name="everyBatches">
    /// Save after this many batches, counted across epochs; 0 saves after each epoch. The value is then the one over the epoch so far.
    /// </param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of batches is negative.</exception>
    public ModelCheckpoint(
        string path,
        string monitor = "val_loss",
        bool saveBestOnly = false,
        MonitorMode mode = MonitorMode.Auto,
        double? initialThreshold = null,
        int everyBatches = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(everyBatches);
        this.path = path;
        this.monitor = new Monitor(monitor, mode, 0);
        best = initialThreshold ?? this.monitor.Worst;
        this.everyBatches = everyBatches;
        SaveBestOnly = saveBestOnly;
    }

    /// <summary>Whether only better values lead to a file.</summary>
    public bool SaveBestOnly { get; }

    /// <summary>The file that was written last; null before the first.</summary>
    public string? LastPath { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SaveBestOnly)
            monitor.Check(context, nameof(ModelCheckpoint));
        batchesSinceSaving = 0;
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (everyBatches == 0 || ++batchesSinceSaving < everyBatches)
            return;
        batchesSinceSaving = 0;
        SaveIfBetter(context);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (everyBatches == 0)
            SaveIfBetter(context);
    }

    private void SaveIfBetter(FitContext context)
    {
        // In the midst of an epoch a validation's value is not there to compare: then, as in Keras, the file is written.
        if (SaveBestOnly && context.TryGetValue(monitor.Name, out var current))
        {
            if (!monitor.IsImprovement(current, best))
                return;
            best = current;
        }

        var file = Format(context);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        context.Save(file);
        LastPath = file;
    }

    private string Format(FitContext context)
    {
        var result = new StringBuilder();
        var rest = path.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            var close = rest[open..].IndexOf('}');
            if (close < 0)
                break;
            result.Append(rest[..open]);
            Append(result, rest.Slice(open + 1, close - 1).ToString(), context);
            rest = rest[(open + close + 1)..];
        }

        return result.Append(rest).ToString();
    }

    private void Append(StringBuilder result, string placeholder, FitContext context)
    {
        var colon = placeholder.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? placeholder : placeholder[..colon];
        var format = colon < 0 ? null : placeholder[(colon + 1)..];
        if (name == "epoch")
            result.Append((context.Epoch + 1).ToString(format, CultureInfo.InvariantCulture));
        else if (name == "batch" && everyBatches > 0)
            result.Append((context.Batch + 1).ToString(format, CultureInfo.InvariantCulture));
        else if (context.TryGetValue(name, out var value))
            result.Append(value.ToString(format, CultureInfo.InvariantCulture));
        else
            throw new InvalidOperationException($"The checkpoint's path '{path}' names '{name}', and there is no such value here.");
    }
}
