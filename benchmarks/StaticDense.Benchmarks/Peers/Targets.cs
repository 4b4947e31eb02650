using System.Globalization;

namespace StaticDense.Benchmarks.Peers;

/// <summary>What is to be reached, and whether it was.</summary>
/// <param name="Networks">The networks it is about.</param>
/// <param name="Works">The works it is about.</param>
/// <param name="Threads">With so many threads.</param>
/// <param name="Against">A system; the peak of multiply-adds; or ourselves with one thread.</param>
/// <param name="Factor">At least so many times as fast; of the peak at least this share.</param>
internal sealed record Target(string[] Networks, string[] Works, int Threads, string Against, double Factor)
{
    private const string OnnxRuntime = "ONNX Runtime", PyTorch = "PyTorch", Peak = "the peak", OneThread = "one thread";

    private const string Gate = "2-8-1", Controller = "4-16-16-2", Readings = "100-64-10", Odd = "37-91-53-7", Score = "300-300-1", Digits = "784-128-10",
        Projection = "1000-500", Wide = "784-512-256-10", Grey = "28x28x1 CNN", Colour = "32x32x3 CNN";

    private static readonly string[] Dense = [Gate, Controller, Readings, Odd, Score, Digits, Projection, Wide];

    /// <summary>The dense networks' batches, whose geometric mean against <see cref="MeanSystem"/> is to be <see cref="MeanFactor"/>.</summary>
    public static string[] MeanWorks { get; } = ["predict 32", "predict 256"];

    public static string[] MeanNetworks => Dense;

    public static string MeanSystem => OnnxRuntime;

    public static double MeanFactor => 1.2;

    private static readonly Target[] All =
    [
        new([Gate, Controller], ["predict 1"], 1, OnnxRuntime, 60),
        new([Readings], ["predict 1"], 1, OnnxRuntime, 12),
        new([Digits], ["predict 1"], 1, OnnxRuntime, 2),
        new([Projection, Wide], ["predict 1"], 1, OnnxRuntime, 1),
        new([Projection, Wide], ["predict 1"], 2, OnnxRuntime, 1),
        new(Dense, ["predict 32", "predict 256"], 1, OnnxRuntime, 1),
        new([Wide], ["predict 32", "predict 256"], 1, Peak, 0.88),
        new([Colour], ["predict 1", "predict 32"], 1, OnnxRuntime, 1),
        new([Digits], ["train 32, SGD"], 1, PyTorch, 2.6),
        new([Digits], ["train 32, Adam"], 1, PyTorch, 4),
        new([Wide], ["train 32, SGD"], 1, PyTorch, 2),
        new([Wide], ["train 32, Adam"], 1, PyTorch, 3),
        new([Readings], ["train 32, SGD"], 1, PyTorch, 10),
        new([Gate, Controller], ["train 32, SGD"], 1, PyTorch, 40),
        new([Digits], ["train 256, SGD"], 1, PyTorch, 1.4),
        new([Digits], ["train 256, Adam"], 1, PyTorch, 1.6),
        new([Wide], ["train 256, SGD"], 1, PyTorch, 1.2),
        new([Wide], ["train 256, Adam"], 1, PyTorch, 1.4),
        new([Colour], ["train 32, SGD"], 1, PyTorch, 1.4),
        new(Dense, ["predict 256", "train 256, SGD", "train 256, Adam"], 2, OneThread, 1.8),
        new([Colour], ["predict 32", "predict 256", "train 32, SGD", "train 32, Adam", "train 256, SGD", "train 256, Adam"], 2, OneThread, 1.8),
        new([.. Dense, Grey, Colour], ["predict 1", "predict 32", "train 32, SGD", "train 32, Adam"], 2, OneThread, 1),
        new([Grey], ["predict 256", "train 256, SGD", "train 256, Adam"], 2, OneThread, 1),
        new([Colour], ["predict 1"], 2, OneThread, 1),
    ];

    /// <summary>The targets of a row; where several are against the same, the largest.</summary>
    public static IEnumerable<Target> Of(ComparedRow row) => All
        .Where(target => target.Threads == row.Threads && target.Networks.Contains(row.Network) && target.Works.Contains(row.What))
        .GroupBy(target => target.Against)
        .Select(group => group.MaxBy(target => target.Factor)!);

    /// <summary>Whether a row reaches it, to two places; null where that was not measured.</summary>
    public bool? IsReachedBy(ComparedRow row)
    {
        var ratio = row.Seconds is null ? null
            : Against == Peak ? row.Fraction
            : Against == OneThread ? row.AgainstOne
            : row.Others.GetValueOrDefault(Against)?.Ratio;
        return ratio is { } value ? Math.Round(value, 2) >= Factor : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Factor} {Against}");
}
