using System.Globalization;

namespace StaticDense.Demo;

/// <summary>The numbers at the end: a name and a value a line.</summary>
internal sealed class Report(Screen screen)
{
    public void Speed(StepClock clock)
    {
        Line("training speed", clock.Samples == 0
            ? "nothing was trained"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.SamplesPerSecond:N0} samples/s ({clock.Samples:N0} samples in {clock.Duration.TotalSeconds:0.00} s of training steps)"));
    }

    public void Allocation(long bytes) => Line(
        "allocated",
        string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes by the trainer's threads outside callbacks"));

    public void Latency(PredictionLatency latency) => Line(
        "one prediction",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{latency.Median.TotalMicroseconds:0.0} µs (median of {latency.Calls:N0}; 99 of 100 within {latency.Slow.TotalMicroseconds:0.0} µs)"));

    public void Saved(string? path) => Line(
        "model",
        path is null
            ? "not saved: nothing was trained (--save FILE saves it all the same)"
            : string.Create(CultureInfo.InvariantCulture, $"saved to {path} ({new FileInfo(path).Length:N0} bytes)"));

    /// <summary>What an interruption left.</summary>
    /// <param name="steps">How many batches were trained on.</param>
    public void Interrupted(long steps) => screen.Line(steps == 0
        ? "Interrupted before training: nothing was saved."
        : string.Create(CultureInfo.InvariantCulture, $"Interrupted after {steps:N0} batches; the model is as the last of them left it."));

    /// <summary>The last line, for people and for programs.</summary>
    public void Accuracy(double accuracy)
    {
        screen.Line();
        screen.Line(string.Create(CultureInfo.InvariantCulture, $"test accuracy {accuracy:0.0000}"));
    }

    private void Line(string name, string value) => screen.Line($"{name,-17}{value}");
}
