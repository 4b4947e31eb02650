namespace StaticDense.Benchmarks.Measure;

/// <summary>Values to compute with.</summary>
internal static class Samples
{
    /// <summary>Numbers in [0, 1).</summary>
    public static float[] Inputs(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    /// <summary>Labels below the number of classes; 0 and 1 for a single output.</summary>
    public static int[] Labels(int count, int classes)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(Math.Max(2, classes)))];
    }
}
