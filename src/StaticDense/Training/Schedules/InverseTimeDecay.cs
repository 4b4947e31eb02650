namespace StaticDense;

/// <summary><c>rate / (1 + decay · step / steps)</c>.</summary>
/// <param name="initialLearningRate">The rate of step 0.</param>
/// <param name="decaySteps">The steps of one decay, at least 1.</param>
/// <param name="decayRate">How much the divisor grows with one decay.</param>
/// <param name="staircase">Whether step / steps is rounded down, so that the rate falls in stairs.</param>
public sealed class InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly long _decaySteps = ScheduleArguments.Steps(decaySteps, nameof(decaySteps));

    private protected override double Rate(long step)
    {
        var decays = (double)step / _decaySteps;
        return initialLearningRate / (1 + (decayRate * (staircase ? Math.Floor(decays) : decays)));
    }
}
