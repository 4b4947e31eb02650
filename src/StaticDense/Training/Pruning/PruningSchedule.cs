using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// Which share of the weights is zero at which step, and when the masks are made anew: as in the TensorFlow Model Optimization Toolkit. Masks are made at every <c>frequency</c>-th step from
/// the first on, up to the last.
/// </summary>
public sealed class PruningSchedule
{
    private readonly double _initial, _final, _power;
    private readonly long _begin, _end;
    private readonly int _frequency;

    private PruningSchedule(double initial, double final, long begin, long end, double power, int frequency)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(begin, "beginStep");
        ArgumentOutOfRangeException.ThrowIfLessThan(frequency, 1);
        (_initial, _final, _begin, _end, _power, _frequency) = (initial, final, begin, end, power, frequency);
    }

    /// <summary>One share from the first step on.</summary>
    /// <param name="targetSparsity">The share of zeros, at least 0 and below 1.</param>
    /// <param name="beginStep">The first step, counted from 0.</param>
    /// <param name="endStep">The last step at which masks are made anew; -1 for no last one.</param>
    /// <param name="frequency">Every how many steps masks are made anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static PruningSchedule ConstantSparsity(double targetSparsity, long beginStep, long endStep = -1, int frequency = 100)
    {
        CheckSparsity(targetSparsity, nameof(targetSparsity));
        if (endStep != -1)
            ArgumentOutOfRangeException.ThrowIfLessThan(endStep, beginStep);
        return new(targetSparsity, targetSparsity, beginStep, endStep, power: 1, frequency);
    }

    /// <summary>A share that grows: <c>final + (initial - final) · (1 - p)^power</c> with <c>p = (step - begin) / (end - begin)</c>, from 0 to 1.</summary>
    /// <param name="initialSparsity">The share of zeros at the first step, at least 0 and below 1.</param>
    /// <param name="finalSparsity">The share at the last step, at least 0 and below 1; masks have it where one is made at that step: where the frequency divides the steps from the first to it.</param>
    /// <param name="beginStep">The first step, counted from 0.</param>
    /// <param name="endStep">The last step, behind the first.</param>
    /// <param name="power">The exponent, above 0.</param>
    /// <param name="frequency">Every how many steps masks are made anew.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static PruningSchedule PolynomialDecay(double initialSparsity, double finalSparsity, long beginStep, long endStep, double power = 3, int frequency = 100)
    {
        CheckSparsity(initialSparsity, nameof(initialSparsity));
        CheckSparsity(finalSparsity, nameof(finalSparsity));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endStep, beginStep);
        if (!(power > 0))
            throw new ArgumentOutOfRangeException(nameof(power), power, "The power must be above 0.");
        return new(initialSparsity, finalSparsity, beginStep, endStep, power, frequency);
    }

    /// <summary>Whether masks are made anew at a step.</summary>
    /// <param name="step">The step, counted from 0.</param>
    public bool IsDue(long step) => step >= _begin && (_end == -1 || step <= _end) && (step - _begin) % _frequency == 0;

    /// <summary>The share of zeros that masks made at a step have.</summary>
    /// <param name="step">The step, counted from 0.</param>
    public double Sparsity(long step)
    {
        if (_end == -1 || _initial == _final)
            return _final;
        var left = 1 - Math.Clamp((double)(step - _begin) / (_end - _begin), 0, 1);
        return _final + ((_initial - _final) * (left == 0 ? 0 : _power == 1 ? left : DoubleFunctions.Pow(left, _power)));
    }

    private static void CheckSparsity(double sparsity, string name)
    {
        if (!(sparsity >= 0 && sparsity < 1))
            throw new ArgumentOutOfRangeException(name, sparsity, "A share of zeros is at least 0 and below 1.");
    }
}
