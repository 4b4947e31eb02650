using System.Diagnostics;
using System.Globalization;

namespace StaticDense.Demo;

/// <summary>
/// One line an epoch: loss and accuracy of training and validation, and the time. On a terminal the line is there from the
/// epoch's first batch on, with a bar; elsewhere it is written when the epoch is over.
/// </summary>
internal sealed class EpochTable(Screen screen) : Callback
{
    private const int NumbersWidth = 65;
    private const int WidestBar = 30;
    private const int NarrowestBar = 5;
    private static readonly TimeSpan RefreshTime = TimeSpan.FromMilliseconds(80);

    private long epochBegin;
    private long lastRefresh;
    private bool isLineOpen;

    // One column stays free: a terminal breaks the line behind its last one.
    private int BarWidth => screen.IsLive ? Math.Min(WidestBar, screen.Width - NumbersWidth - 1) : 0;

    // In a window too narrow for a line with its bar, lines are only added.
    private bool IsLive => BarWidth >= NarrowestBar;

    public override void OnTrainBegin(FitContext context)
    {
        var bar = IsLive ? new string(' ', BarWidth) : string.Empty;
        screen.Markup($"[bold]{"epoch",-9}{bar}{"loss",8}{"accuracy",10}{"val. loss",11}{"val. accuracy",15}{"time",11}[/]");
    }

    public override void OnEpochBegin(FitContext context)
    {
        epochBegin = Stopwatch.GetTimestamp();
        lastRefresh = 0;
    }

    public override void OnBatchEnd(FitContext context)
    {
        if (!IsLive || (lastRefresh != 0 && Stopwatch.GetElapsedTime(lastRefresh) < RefreshTime))
            return;
        lastRefresh = Stopwatch.GetTimestamp();
        Rewrite(context);
    }

    public override void OnEpochEnd(FitContext context)
    {
        if (!IsLive)
        {
            screen.Line(Name(context) + Numbers(context));
            return;
        }

        Rewrite(context);
        Close();
    }

    // An interrupted epoch has left its line open, as it stood at the last refresh.
    public override void OnTrainEnd(FitContext context)
    {
        if (!isLineOpen)
            return;
        Rewrite(context);
        Close();
    }

    private static string Name(FitContext context) =>
        string.Create(CultureInfo.InvariantCulture, $"{$"{context.Epoch + 1}/{context.Epochs}",-9}");

    private string Numbers(FitContext context)
    {
        var validation = context.Validation is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"{found.Loss,11:0.0000}{found.Accuracy,15:0.0000}")
            : new string(' ', 26);
        var seconds = Stopwatch.GetElapsedTime(epochBegin).TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Training.Loss,8:0.0000}{context.Training.Accuracy,10:0.0000}{validation}{seconds,9:0.0} s");
    }

    private void Rewrite(FitContext context)
    {
        var (full, empty) = screen.HasUnicode ? ('━', '─') : ('=', '-');
        var done = (int)((long)(context.Batch + 1) * BarWidth / context.Batches);
        screen.Rewrite(
            $"{Name(context)}[green]{new string(full, done)}[/][grey35]{new string(empty, BarWidth - done)}[/]{Numbers(context)}");
        isLineOpen = true;
    }

    private void Close()
    {
        screen.Line();
        isLineOpen = false;
    }
}
