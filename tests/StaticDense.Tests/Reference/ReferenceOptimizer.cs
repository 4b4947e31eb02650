namespace StaticDense.Tests.Reference;

/// <summary>
/// The optimizers in plain loops over one value at a time. A step's numbers are computed in double and rounded once. Order of a step:
/// clipping, decoupled decay, update; penalties are part of the gradient already.
/// </summary>
internal sealed class ReferenceOptimizer(OptimizerDescription description)
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    public OptimizerDescription Description { get; } = description;

    /// <summary>The step size, settable between steps.</summary>
    public double LearningRate { get; set; } = description.LearningRate;

    /// <summary>The steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>One step for all parameters from their gradients.</summary>
    public void Apply(IReadOnlyList<ReferenceParameter> parameters)
    {
        Steps++;
        _beta1Power *= Description.Beta1;
        _beta2Power *= Description.Beta2;
        var rate = (float)(Description.Kind is Optimizer.Adam or Optimizer.AdamW
            ? LearningRate * Math.Sqrt(1 - _beta2Power) / (1 - _beta1Power)
            : LearningRate);
        var decay = (float)(Description.WeightDecay * LearningRate);
        var global = Description.GlobalClipNorm > 0 ? Factor(parameters.Select(SumOfSquares).Aggregate(0f, (a, b) => a + b), Description.GlobalClipNorm) : 1;
        foreach (var parameter in parameters)
        {
            var factor = Description.ClipNorm > 0 ? Factor(SumOfSquares(parameter), Description.ClipNorm) : global;
            if (parameter.State.Length == 0)
                parameter.State = [.. Enumerable.Range(0, 3).Select(_ => new float[parameter.Count])];
            for (var i = 0; i < parameter.Count; i++)
            {
                var gradient = Clip(parameter.Gradient[i], factor);
                ref var weight = ref parameter.Values[i];
                if (decay != 0)
                    weight = Arithmetic.MultiplyAdd(weight, -decay, weight);
                weight = Step(weight, gradient, rate, ref parameter.State[0][i], ref parameter.State[1][i], ref parameter.State[2][i]);
            }
        }
    }

    /// <summary>
    /// <c>Σg²</c> over 16 virtual lanes: <c>q = fma(g, g, q)</c> from +0, blocks in the order of storage; one pairwise tree.
    /// </summary>
    private static float SumOfSquares(ReferenceParameter parameter)
    {
        var lanes = new float[Arithmetic.Width];
        foreach (var block in parameter.Blocks())
        {
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                var gradient = block[lane] < 0 ? 0 : parameter.Gradient[block[lane]];
                lanes[lane] = Arithmetic.MultiplyAdd(gradient, gradient, lanes[lane]);
            }
        }

        return Arithmetic.Tree(lanes);
    }

    /// <summary><c>c / max(√Σg², c)</c>.</summary>
    private static float Factor(float sumOfSquares, double limit) => (float)limit / MathF.Max(MathF.Sqrt(sumOfSquares), (float)limit);

    private float Clip(float gradient, float factor)
    {
        if (factor != 1)
            gradient *= factor;
        var limit = (float)Description.ClipValue;
        return limit > 0 ? MathF.Min(MathF.Max(gradient, -limit), limit) : gradient;
    }

    private float Step(float weight, float gradient, float rate, ref float first, ref float second, ref float third) => Description.Kind switch
    {
        Optimizer.SGD => Descend(weight, gradient, rate, ref first),
        Optimizer.RMSprop => weight - RootMeanSquare(gradient, rate, ref first, ref second, ref third),
        _ => Adam(weight, gradient, rate, ref first, ref second, ref third),
    };

    private float Descend(float weight, float gradient, float rate, ref float momentum)
    {
        if (Description.Momentum == 0)
            return Arithmetic.MultiplyAdd(-rate, gradient, weight);
        var share = (float)Description.Momentum;
        var descent = -rate * gradient;
        momentum = Arithmetic.MultiplyAdd(share, momentum, descent);
        return weight + (Description.Nesterov ? Arithmetic.MultiplyAdd(share, momentum, descent) : momentum);
    }

    private float RootMeanSquare(float gradient, float rate, ref float square, ref float momentum, ref float mean)
    {
        var rho = (float)Description.Rho;
        var complement = (float)(1 - Description.Rho);
        square = Arithmetic.MultiplyAdd(rho, square, complement * (gradient * gradient));
        var denominator = square;
        if (Description.Centered)
        {
            mean = Arithmetic.MultiplyAdd(rho, mean, complement * gradient);
            denominator = MathF.Max(square - (mean * mean), 0);
        }

        var increment = rate * gradient / MathF.Sqrt(denominator + (float)Description.Epsilon);
        if (Description.Momentum == 0)
            return increment;
        momentum = Arithmetic.MultiplyAdd((float)Description.Momentum, momentum, increment);
        return momentum;
    }

    private float Adam(float weight, float gradient, float rate, ref float mean, ref float square, ref float largest)
    {
        mean = Arithmetic.MultiplyAdd(gradient - mean, (float)(1 - Description.Beta1), mean);
        square = Arithmetic.MultiplyAdd((gradient * gradient) - square, (float)(1 - Description.Beta2), square);
        largest = Description.AMSGrad ? MathF.Max(largest, square) : square;
        return weight - (rate * mean / (MathF.Sqrt(largest) + (float)Description.Epsilon));
    }
}
