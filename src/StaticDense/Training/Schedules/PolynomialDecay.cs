using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// <c>(rate - end) · (1 - step / steps)^power + end</c>, and the end rate after the last of these steps. With <paramref name="cycle"/> the
/// number of steps is multiplied by the smallest whole number that is not below step / steps instead, so that the rate rises again.
/// </summary>
/// <param name="initialLearningRate">The rate of step 0.</param>
/// <param name="decaySteps">The steps of the decay, at least 1.</param>
/// <param name="endLearningRate">The rate at the end.</param>
/// <param name="power">The exponent, above 0: 1 is a straight line.</param>
/// <param name="cycle">Whether the decay begins again.</param>
public sealed class PolynomialDecay(double initialLearningRate, long decaySteps, double endLearningRate = 1e-4, double power = 1, bool cycle = false) : LearningRateSchedule
{
    private readonly long _decaySteps = ScheduleArguments.Steps(decaySteps, nameof(decaySteps));
    private readonly double _power = power > 0 ? power : throw new ArgumentOutOfRangeException(nameof(power), power, "The power must be above 0.");

    private protected override double Rate(long step)
    {
        double steps = _decaySteps;
        if (cycle && step > 0)
            steps *= Math.Ceiling(step / steps);
        var left = 1 - (Math.Min(step, steps) / steps);
        var share = left == 0 ? 0 : _power == 1 ? left : DoubleFunctions.Pow(left, _power);
        return ((initialLearningRate - endLearningRate) * share) + endLearningRate;
    }
}
