using System.Text.Json;

namespace StaticDense.Benchmarks.Peers;

/// <summary>One line of another system's results.</summary>
/// <param name="Peer">The system: <c>ort</c> or <c>torch</c>.</param>
/// <param name="Variant">How it was asked to compute.</param>
/// <param name="Net">The network.</param>
/// <param name="Task"><c>infer</c> or <c>train</c>.</param>
/// <param name="Batch">Samples of a call.</param>
/// <param name="Threads">Threads it may use.</param>
/// <param name="MedianNs">The median time of a call in nanoseconds.</param>
internal sealed record PeerFigure(string Peer, string Variant, string Net, string Task, int Batch, int Threads, double MedianNs)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The median time of a call.</summary>
    public double Seconds => MedianNs * 1e-9;

    /// <summary>Reads a line; null for one that is no figure.</summary>
    public static PeerFigure? Parse(string line)
    {
        if (!line.StartsWith('{'))
            return null;
        try
        {
            return JsonSerializer.Deserialize<PeerFigure>(line, Names);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
