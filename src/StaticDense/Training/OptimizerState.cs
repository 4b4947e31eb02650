using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// What an optimizer remembers from step to step beside the parameters' own state: the number of steps, the learning rate and the
/// running powers of Adam's betas and products of Nadam's momenta. All in double; each number of a step is rounded once. Allocates nothing
/// after construction.
/// </summary>
internal sealed class OptimizerState
{
    private readonly OptimizerDescription _description;
    private readonly UpdateScalars _constants;
    private double _learningRate;
    private double _beta1Power = 1;
    private double _beta2Power = 1;
    private double _momentumDecay = 1;
    private double _momentumProduct = 1;

    /// <summary>The state before the first step.</summary>
    /// <param name="description">The optimizer's numbers.</param>
    public OptimizerState(OptimizerDescription description)
    {
        _description = description;
        _learningRate = description.LearningRate;
        _constants = new UpdateScalars
        {
            Momentum = (float)description.Momentum,
            Rho = (float)description.Rho,
            OneMinusRho = (float)(1 - description.Rho),
            Beta1 = (float)description.Beta1,
            OneMinusBeta1 = (float)(1 - description.Beta1),
            Beta2 = (float)description.Beta2,
            OneMinusBeta2 = (float)(1 - description.Beta2),
            Epsilon = (float)description.Epsilon,
            ClipValue = description.ClipValue > 0 ? (float)description.ClipValue : float.PositiveInfinity,
            GradientScale = 1,
        };
    }

    /// <summary>The number of steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>
    /// The step size of the steps to come. Setting it to the value that it has changes nothing: a declared rate keeps its double
    /// precision.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a finite number.</exception>
    public float LearningRate
    {
        get => (float)_learningRate;
        set
        {
            if (!float.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a finite number.");
            if (value != LearningRate)
                _learningRate = value;
        }
    }

    /// <summary>
    /// Counts one step, t, and gives its numbers; powers of the betas are running products. Adam's rate is
    /// <c>lr · √(1 - beta2ᵗ) / (1 - beta1ᵗ)</c>, Adamax's <c>lr / (1 - beta1ᵗ)</c>, the others' lr; decay is <c>weight decay · lr</c>. For Nadam see
    /// <see cref="SetNadam"/>.
    /// </summary>
    public UpdateScalars Next()
    {
        Next(out var scalars);
        return scalars;
    }

    /// <inheritdoc cref="Next()"/>
    /// <param name="scalars">Where the numbers are wanted: they are too many to be copied for nothing.</param>
    public void Next(out UpdateScalars scalars)
    {
        Steps++;
        _beta1Power *= _description.Beta1;
        _beta2Power *= _description.Beta2;
        scalars = _constants;
        scalars.Decay = (float)(_description.WeightDecay * _learningRate);
        switch (_description.Kind)
        {
            case Optimizer.Adam or Optimizer.AdamW:
                scalars.Rate = (float)(_learningRate * Math.Sqrt(1 - _beta2Power) / (1 - _beta1Power));
                break;
            case Optimizer.Adamax:
                scalars.Rate = (float)(_learningRate / (1 - _beta1Power));
                break;
            case Optimizer.Nadam:
                SetNadam(ref scalars);
                break;
            default:
                scalars.Rate = (float)_learningRate;
                break;
        }

        if (_description.UseEma)
            SetAverage(ref scalars);
    }

    /// <summary>The average starts as the parameters of the first step, whatever its state holds.</summary>
    private void SetAverage(ref UpdateScalars scalars)
    {
        var momentum = Steps == 1 ? 0 : _description.EmaMomentum;
        scalars.AverageMomentum = (float)momentum;
        scalars.OneMinusAverageMomentum = (float)(1 - momentum);
        scalars.Overwrites = _description.EmaOverwriteFrequency > 0 && Steps % _description.EmaOverwriteFrequency == 0 ? 1 : 0;
    }

    /// <summary>
    /// With the momentum <c>uₜ = beta1 · (1 - 0.96ᵗ / 2)</c> and the product <c>Pₜ = u₁ · ... · uₜ</c>: the momentum's rate
    /// <c>lr · uₜ₊₁ / (1 - Pₜ₊₁)</c>, the gradient's <c>lr · (1 - uₜ) / (1 - Pₜ)</c>, and the mean square's correction <c>1 / (1 - beta2ᵗ)</c>.
    /// </summary>
    private void SetNadam(ref UpdateScalars scalars)
    {
        _momentumDecay *= 0.96;
        var momentum = _description.Beta1 * (1 - (0.5 * _momentumDecay));
        var next = _description.Beta1 * (1 - (0.5 * _momentumDecay * 0.96));
        _momentumProduct *= momentum;
        scalars.Rate = (float)(_learningRate * next / (1 - (_momentumProduct * next)));
        scalars.GradientRate = (float)(_learningRate * (1 - momentum) / (1 - _momentumProduct));
        scalars.SquareCorrection = (float)(1 / (1 - _beta2Power));
    }
}
