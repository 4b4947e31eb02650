using StaticDense.Numerics;

namespace StaticDense;

/// <summary>
/// What an optimizer remembers from step to step beside the parameters' own state: the number of steps, the learning rate and the
/// running powers of Adam's betas. All in double; each number of a step is rounded once. Allocates nothing after construction.
/// </summary>
internal sealed class OptimizerState
{
    private readonly OptimizerDescription _description;
    private readonly UpdateScalars _constants;
    private readonly bool _isAdam;
    private double _learningRate;
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <summary>The state before the first step.</summary>
    /// <param name="description">The optimizer's numbers.</param>
    public OptimizerState(OptimizerDescription description)
    {
        _description = description;
        _learningRate = description.LearningRate;
        _isAdam = description.Kind is Optimizer.Adam or Optimizer.AdamW;
        _constants = new UpdateScalars
        {
            Momentum = (float)description.Momentum,
            Rho = (float)description.Rho,
            OneMinusRho = (float)(1 - description.Rho),
            OneMinusBeta1 = (float)(1 - description.Beta1),
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
    /// Counts one step, t, and gives its numbers. Adam's rate is <c>lr · √(1 - beta2ᵗ) / (1 - beta1ᵗ)</c>, the powers being running
    /// products; decay is <c>weight decay · lr</c>.
    /// </summary>
    public UpdateScalars Next()
    {
        Steps++;
        var scalars = _constants;
        scalars.Decay = (float)(_description.WeightDecay * _learningRate);
        if (_isAdam)
        {
            _beta1Power *= _description.Beta1;
            _beta2Power *= _description.Beta2;
            scalars.Rate = (float)(_learningRate * Math.Sqrt(1 - _beta2Power) / (1 - _beta1Power));
        }
        else
        {
            scalars.Rate = (float)_learningRate;
        }

        return scalars;
    }
}
