namespace StaticDense.Device;

/// <summary>
/// Mean and variance of several values so far, by Welford's update: <c>m += (x - m) / n; s += (x - m_before) (x - m)</c>, the variance being s / n. They bring readings of any
/// unit to what a network learns well from.
/// </summary>
/// <param name="size">How many values a sample has.</param>
internal sealed class RunningStatistics(int size)
{
    private readonly double[] means = new double[size];
    private readonly double[] squares = new double[size];
    private long count;

    /// <summary>The mean of one of the values; 0 before the first sample.</summary>
    public double Mean(int index) => means[index];

    /// <summary>The standard deviation of one of the values; 0 where it never changed.</summary>
    public double Deviation(int index) => count == 0 ? 0 : Math.Sqrt(squares[index] / count);

    /// <summary>Takes a sample in.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        count++;
        for (var index = 0; index < means.Length; index++)
        {
            var before = values[index] - means[index];
            means[index] += before / count;
            squares[index] += before * (values[index] - means[index]);
        }
    }

    /// <summary>A value in deviations from the mean; 0 where it never changed.</summary>
    public float Standardize(int index, float value)
    {
        var deviation = Deviation(index);
        return deviation > 0 ? (float)((value - means[index]) / deviation) : 0;
    }

    /// <summary>What <see cref="Standardize"/> gave, in the value's own unit.</summary>
    public double Restore(int index, float standardized) => means[index] + (standardized * Deviation(index));
}
