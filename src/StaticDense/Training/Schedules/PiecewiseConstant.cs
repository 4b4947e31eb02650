namespace StaticDense;

/// <summary>Constant rates between boundaries: the first value up to and including the first boundary's step, then the second, and so on.</summary>
public sealed class PiecewiseConstant : LearningRateSchedule
{
    private readonly long[] _boundaries;
    private readonly double[] _values;

    /// <summary>A schedule of constant pieces.</summary>
    /// <param name="boundaries">The last step of each piece but the last, ascending.</param>
    /// <param name="values">The rate of each piece: one more than boundaries.</param>
    /// <exception cref="ArgumentException">The numbers of boundaries and values do not fit, or boundaries do not ascend.</exception>
    public PiecewiseConstant(ReadOnlySpan<long> boundaries, ReadOnlySpan<double> values)
    {
        if (values.Length != boundaries.Length + 1)
            throw new ArgumentException($"{boundaries.Length} boundaries need {boundaries.Length + 1} values, not {values.Length}.", nameof(values));
        for (var i = 1; i < boundaries.Length; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
                throw new ArgumentException($"Boundaries must ascend, but {boundaries[i - 1]} comes before {boundaries[i]}.", nameof(boundaries));
        }

        _boundaries = boundaries.ToArray();
        _values = values.ToArray();
    }

    private protected override double Rate(long step)
    {
        var piece = 0;
        while (piece < _boundaries.Length && step > _boundaries[piece])
            piece++;
        return _values[piece];
    }
}
