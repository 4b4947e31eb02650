using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// <c>rate · ((1 - alpha) · (1 + cos(π · step / steps)) / 2 + alpha)</c>, and rate · alpha after the last of these steps. With a warm-up the
/// rate first rises in a straight line from the initial rate to the warm-up's target, from which it then decays.
/// </summary>
/// <param name="initialLearningRate">The rate of step 0.</param>
/// <param name="decaySteps">The steps of the decay, warm-up not counted, at least 1.</param>
/// <param name="alpha">The share of the rate that is left at the end.</param>
/// <param name="warmupTarget">The rate at the warm-up's end; no warm-up when null.</param>
/// <param name="warmupSteps">The steps of the warm-up.</param>
public sealed class CosineDecay(double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0) : LearningRateSchedule
{
    private readonly long _decaySteps = ScheduleArguments.Steps(decaySteps, nameof(decaySteps));
    private readonly long _warmupSteps = warmupSteps >= 0 ? warmupSteps : throw new ArgumentOutOfRangeException(nameof(warmupSteps), warmupSteps, "The steps of a warm-up cannot be negative.");

    private protected override double Rate(long step)
    {
        if (warmupTarget is not { } target)
            return Decay(initialLearningRate, step);
        return step < _warmupSteps
            ? ((double)step / _warmupSteps * (target - initialLearningRate)) + initialLearningRate
            : Decay(target, step - _warmupSteps);
    }

    private double Decay(double rate, long step)
    {
        var cosine = DoubleFunctions.Cos(Math.PI * Math.Min(step, _decaySteps) / _decaySteps);
        return rate * (((1 - alpha) * (0.5 * (1 + cosine))) + alpha);
    }
}
