using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// <c>rate · decay^(step / steps)</c>: multiplied by <paramref name="decayRate"/> every <paramref name="decaySteps"/> steps.
/// </summary>
/// <param name="initialLearningRate">The rate of step 0.</param>
/// <param name="decaySteps">The steps of one decay, at least 1.</param>
/// <param name="decayRate">The factor of one decay, above 0.</param>
/// <param name="staircase">Whether the exponent is rounded down, so that the rate falls in stairs.</param>
public sealed class ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly long _decaySteps = ScheduleArguments.Steps(decaySteps, nameof(decaySteps));
    private readonly double _decayRate = decayRate > 0 ? decayRate : throw new ArgumentOutOfRangeException(nameof(decayRate), decayRate, "The decay rate must be above 0.");

    private protected override double Rate(long step)
    {
        var decays = (double)step / _decaySteps;
        return initialLearningRate * DoubleFunctions.Pow(_decayRate, staircase ? Math.Floor(decays) : decays);
    }
}
