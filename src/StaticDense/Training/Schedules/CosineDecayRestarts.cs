using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// Cosine decay that starts again: <c>rate · ((1 - alpha) · m_mulⁿ · (1 + cos(π · f)) / 2 + alpha)</c>, where n restarts came before and f is the
/// share of the current period that has passed. The first period has the given steps, each other <paramref name="periodFactor"/> times those of the one
/// before it.
/// </summary>
/// <param name="initialLearningRate">The rate of step 0.</param>
/// <param name="firstDecaySteps">The steps of the first period, at least 1.</param>
/// <param name="periodFactor">How much longer each period is than the one before, at least 1. (Keras: t_mul.)</param>
/// <param name="rateFactor">What the height of the decay is multiplied by at each restart. (Keras: m_mul.)</param>
/// <param name="alpha">The share of the rate that is left at the end of a period.</param>
public sealed class CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double periodFactor = 2, double rateFactor = 1, double alpha = 0) : LearningRateSchedule
{
    private readonly long _firstDecaySteps = ScheduleArguments.Steps(firstDecaySteps, nameof(firstDecaySteps));
    private readonly double _periodFactor = periodFactor >= 1 ? periodFactor : throw new ArgumentOutOfRangeException(nameof(periodFactor), periodFactor, "Periods cannot become shorter: the factor must be at least 1.");

    private protected override double Rate(long step)
    {
        var (restarts, passed) = Period((double)step / _firstDecaySteps);
        var cosine = 0.5 * Power(rateFactor, restarts) * (1 + DoubleFunctions.Cos(Math.PI * passed));
        return initialLearningRate * (((1 - alpha) * cosine) + alpha);
    }

    /// <summary>The restarts so far and the share of the period that has passed, from the time in first periods.</summary>
    private (long Restarts, double Passed) Period(double time)
    {
        if (_periodFactor == 1)
            return ((long)Math.Floor(time), time - Math.Floor(time));

        // The logarithm may be one off where a period begins; the periods' own lengths decide.
        var restarts = (long)Math.Floor(DoubleFunctions.Log(1 + (time * (_periodFactor - 1))) / DoubleFunctions.Log(_periodFactor));
        if (restarts > 0 && time < Start(restarts))
            restarts--;
        else if (time >= Start(restarts + 1))
            restarts++;
        return (restarts, (time - Start(restarts)) / Power(_periodFactor, restarts));
    }

    /// <summary>When a period begins: <c>1 + q + ... + qⁿ⁻¹</c>.</summary>
    private double Start(long restarts) => (Power(_periodFactor, restarts) - 1) / (_periodFactor - 1);

    /// <summary>A whole power by products: exact where the products are.</summary>
    private static double Power(double factor, long exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent >>= 1, factor *= factor)
        {
            if ((exponent & 1) != 0)
                power *= factor;
        }

        return power;
    }
}
