namespace StaticDense.Tests.Reference;

/// <summary>
/// The optimizers in plain loops over one value at a time. A step's numbers are computed in double and rounded once. Order of a step:
/// clipping, decoupled decay, update; penalties are part of the gradient already.
/// </summary>
internal sealed class ReferenceOptimizer(OptimizerDescription description)
{
    private double _beta1Power = 1;
    private double _beta2Power = 1;
    private double _momentumProduct = 1;
    private double _momentumDecay = 1;

    public OptimizerDescription Description { get; } = description;

    /// <summary>The step size, settable between steps.</summary>
    public double LearningRate { get; set; } = description.LearningRate;

    /// <summary>The steps taken.</summary>
    public long Steps { get; private set; }

    private float Epsilon => (float)Description.Epsilon;

    /// <summary>One step for all parameters from their gradients.</summary>
    public void Apply(IReadOnlyList<ReferenceParameter> parameters)
    {
        Steps++;
        _beta1Power *= Description.Beta1;
        _beta2Power *= Description.Beta2;
        var (rate, gradientRate) = Rates();
        var decay = (float)(Description.WeightDecay * LearningRate);
        var global = Description.GlobalClipNorm > 0 ? Factor(parameters.Select(SumOfSquares).Aggregate(0f, (a, b) => a + b), Description.GlobalClipNorm) : 1;
        foreach (var parameter in parameters)
        {
            var factor = Description.ClipNorm > 0 ? Factor(SumOfSquares(parameter), Description.ClipNorm) : global;
            if (parameter.State.Length == 0)
                parameter.State = StateOf(parameter);
            var averages = parameter.State[^1];
            for (var i = 0; i < parameter.Count; i++)
            {
                var gradient = Clip(parameter.Gradient[i], factor);
                ref var weight = ref parameter.Values[i];
                if (decay != 0)
                    weight = Arithmetic.MultiplyAdd(weight, -decay, weight);
                weight = Step(weight, gradient, rate, gradientRate, ref parameter.State[0][i], ref parameter.State[1][i], ref parameter.State[2][i]);
                if (Description.UseEma)
                    Average(ref weight, ref averages[i]);
            }
        }
    }

    /// <summary>The step size with the corrections of the optimizer's means, and Nadam's for the gradient itself.</summary>
    private (float Rate, float GradientRate) Rates()
    {
        switch (Description.Kind)
        {
            case Optimizer.Adam or Optimizer.AdamW:
                return ((float)(LearningRate * Math.Sqrt(1 - _beta2Power) / (1 - _beta1Power)), 0);
            case Optimizer.Adamax:
                return ((float)(LearningRate / (1 - _beta1Power)), 0);
            case Optimizer.Nadam:
                _momentumDecay *= 0.96;
                var momentum = Description.Beta1 * (1 - (0.5 * _momentumDecay));
                var next = Description.Beta1 * (1 - (0.5 * _momentumDecay * 0.96));
                _momentumProduct *= momentum;
                return ((float)(LearningRate * next / (1 - (_momentumProduct * next))), (float)(LearningRate * (1 - momentum) / (1 - _momentumProduct)));
            default:
                return ((float)LearningRate, 0);
        }
    }

    /// <summary>Three pieces of the optimizer's own and the average.</summary>
    private float[][] StateOf(ReferenceParameter parameter)
    {
        float[][] state = [.. Enumerable.Range(0, 4).Select(_ => new float[parameter.Count])];
        if (Description.Kind == Optimizer.Adagrad)
            Array.Fill(state[0], (float)Description.InitialAccumulatorValue);
        return state;
    }

    /// <summary>Keras's average: all of the parameters in the first step; it takes their place in every so many steps.</summary>
    private void Average(ref float weight, ref float average)
    {
        var momentum = Steps == 1 ? 0 : Description.EmaMomentum;
        average = Arithmetic.MultiplyAdd((float)momentum, average, (float)(1 - momentum) * weight);
        if (Description.EmaOverwriteFrequency > 0 && Steps % Description.EmaOverwriteFrequency == 0)
            weight = average;
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

    private float Step(float weight, float gradient, float rate, float gradientRate, ref float first, ref float second, ref float third)
    {
        switch (Description.Kind)
        {
            case Optimizer.SGD:
                return Descend(weight, gradient, rate, ref first);
            case Optimizer.RMSprop:
                return weight - RootMeanSquare(gradient, rate, ref first, ref second, ref third);
            case Optimizer.Nadam:
                return Nadam(weight, gradient, rate, gradientRate, ref first, ref second);
            case Optimizer.Adamax:
                return Adamax(weight, gradient, rate, ref first, ref second);
            case Optimizer.Adagrad:
                first = Arithmetic.MultiplyAdd(gradient, gradient, first);
                return weight - (rate * gradient / MathF.Sqrt(first + Epsilon));
            case Optimizer.Adadelta:
                return Adadelta(weight, gradient, rate, ref first, ref second);
            case Optimizer.Lion:
                return Lion(weight, gradient, rate, ref first);
            default:
                return Adam(weight, gradient, rate, ref first, ref second, ref third);
        }
    }

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

        var increment = rate * gradient / MathF.Sqrt(denominator + Epsilon);
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
        return weight - (rate * mean / (MathF.Sqrt(largest) + Epsilon));
    }

    private float Nadam(float weight, float gradient, float rate, float gradientRate, ref float mean, ref float square)
    {
        mean = Arithmetic.MultiplyAdd(gradient - mean, (float)(1 - Description.Beta1), mean);
        square = Arithmetic.MultiplyAdd((gradient * gradient) - square, (float)(1 - Description.Beta2), square);
        var corrected = square * (float)(1 / (1 - _beta2Power));
        return weight - (Arithmetic.MultiplyAdd(rate, mean, gradientRate * gradient) / (MathF.Sqrt(corrected) + Epsilon));
    }

    private float Adamax(float weight, float gradient, float rate, ref float mean, ref float largest)
    {
        mean = Arithmetic.MultiplyAdd(gradient - mean, (float)(1 - Description.Beta1), mean);
        largest = MathF.Max((float)Description.Beta2 * largest, MathF.Abs(gradient));
        return weight - (rate * mean / (largest + Epsilon));
    }

    private float Adadelta(float weight, float gradient, float rate, ref float square, ref float steps)
    {
        float rho = (float)Description.Rho, complement = (float)(1 - Description.Rho);
        square = Arithmetic.MultiplyAdd(rho, square, complement * (gradient * gradient));
        var step = MathF.Sqrt(steps + Epsilon) * gradient / MathF.Sqrt(square + Epsilon);
        steps = Arithmetic.MultiplyAdd(rho, steps, complement * (step * step));
        return Arithmetic.MultiplyAdd(-rate, step, weight);
    }

    private float Lion(float weight, float gradient, float rate, ref float momentum)
    {
        var direction = Arithmetic.MultiplyAdd((float)Description.Beta1, momentum, (float)(1 - Description.Beta1) * gradient);
        momentum = Arithmetic.MultiplyAdd((float)Description.Beta2, momentum, (float)(1 - Description.Beta2) * gradient);
        return Arithmetic.MultiplyAdd(-rate, direction > 0 ? 1 : direction < 0 ? -1 : direction, weight);
    }
}
