using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StaticDense;

/// <summary>
/// Writes one line an epoch: batches, seconds, loss and metrics, the validation's too. On a terminal the line grows while the
/// epoch runs, with a bar.
/// </summary>
public sealed class ConsoleProgress : Callback
{
    private const int BarWidth = 24;
    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter? writer;
    private readonly bool? isLive;
    private long epochBegin;
    private long lastRefresh;
    private int lastLength;

    /// <summary>Writes to the console, with a bar where that is a terminal.</summary>
    public ConsoleProgress()
    {
    }

    /// <summary>Writes somewhere else.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isLive">Whether to draw a bar by going back to the line's start.</param>
    public ConsoleProgress(TextWriter writer, bool isLive = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        this.writer = writer;
        this.isLive = isLive;
    }

    // Asked each time, because a program may redirect its console meanwhile.
    private TextWriter Writer => writer ?? Console.Out;

    private bool IsLive => isLive ?? !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context)
    {
        epochBegin = Stopwatch.GetTimestamp();
        lastRefresh = 0;
        lastLength = 0;
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsLive || (lastRefresh != 0 && Stopwatch.GetElapsedTime(lastRefresh) < RefreshTime))
            return;
        lastRefresh = Stopwatch.GetTimestamp();
        var done = context.Batch + 1;
        var filled = (int)((long)done * BarWidth / context.Batches);
        var line = Begin(context);
        line.Append("  [").Append('=', filled).Append(' ', BarWidth - filled).Append(']');
        Append(line, string.Empty, context.Training, context);
        Rewrite(line);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var line = Begin(context);
        line.Append(CultureInfo.InvariantCulture, $"  {Stopwatch.GetElapsedTime(epochBegin).TotalSeconds:0.0} s");
        Append(line, string.Empty, context.Training, context);
        if (context.Validation is { } validation)
            Append(line, MetricNames.ValidationPrefix, validation, context);
        if (IsLive)
            Rewrite(line);
        else
            Writer.Write(line.ToString());
        Writer.Write('\n');
        lastLength = 0;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        // An epoch that was cancelled has left its line open.
        if (lastLength > 0)
            Writer.Write('\n');
        lastLength = 0;
    }

    private static StringBuilder Begin(FitContext context) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"Epoch {context.Epoch + 1}/{context.Epochs}  {context.Batch + 1}/{context.Batches}");

    private static void Append(StringBuilder line, string prefix, Evaluation evaluation, FitContext context)
    {
        line.Append(CultureInfo.InvariantCulture, $"  {prefix}loss {evaluation.Loss:0.0000}");
        foreach (var metric in context.Metrics)
            line.Append(CultureInfo.InvariantCulture, $"  {prefix}{MetricNames.Of(metric)} {evaluation[metric]:0.0000}");
        foreach (var metric in context.WeightedMetrics)
            line.Append(CultureInfo.InvariantCulture, $"  {prefix}{MetricNames.WeightedPrefix}{MetricNames.Of(metric)} {evaluation.Weighted(metric):0.0000}");
    }

    private void Rewrite(StringBuilder line)
    {
        var length = line.Length;
        line.Append(' ', Math.Max(0, lastLength - length));
        lastLength = length;
        Writer.Write("\r" + line);
    }
}
