namespace StaticDense.Tests.Reference;

/// <summary>The constraints by Keras's class names.</summary>
internal enum Constraining
{
    MaxNorm,
    MinMaxNorm,
    NonNeg,
    UnitNorm,
}

/// <summary>What a parameter is made to keep to after every update.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Minimum">MinMaxNorm: the least norm.</param>
/// <param name="Maximum">MaxNorm and MinMaxNorm: the largest norm.</param>
/// <param name="Rate">MinMaxNorm: how far a norm goes to its bounds.</param>
/// <param name="Axes">The axes, from 0, that a norm runs over.</param>
internal sealed record ReferenceConstraint(Constraining Kind, double Minimum, double Maximum, double Rate, int[] Axes)
{
    private const float Epsilon = 1e-7f;

    /// <summary>
    /// NonNeg: +0 for what is below zero. The others: <c>n = √Σw²</c>, the squares a chain of multiply-adds from +0 in canonical order, and
    /// <c>w · (wanted(n) / (1e-7 + n))</c>; UnitNorm divides once.
    /// </summary>
    public void Apply(ReferenceParameter parameter)
    {
        var values = parameter.Values;
        if (Kind == Constraining.NonNeg)
        {
            foreach (ref var value in values.AsSpan())
                value = value < 0 ? 0 : value;
            return;
        }

        var squares = new float[parameter.Count];
        for (var i = 0; i < values.Length; i++)
        {
            ref var square = ref squares[Kept(parameter.Shape, i)];
            square = Arithmetic.MultiplyAdd(values[i], values[i], square);
        }

        for (var i = 0; i < values.Length; i++)
        {
            var norm = MathF.Sqrt(squares[Kept(parameter.Shape, i)]);
            values[i] = Kind == Constraining.UnitNorm ? values[i] / (Epsilon + norm) : values[i] * (Wanted(norm) / (Epsilon + norm));
        }
    }

    private float Wanted(float norm)
    {
        var clipped = MathF.Min(MathF.Max(norm, (float)Minimum), (float)Maximum);
        return Kind == Constraining.MaxNorm ? clipped : Arithmetic.MultiplyAdd((float)Rate, clipped, (float)(1 - Rate) * norm);
    }

    /// <summary>The place of an element among the axes that stay.</summary>
    private int Kept(int[] shape, int element)
    {
        int kept = 0, stride = 1;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (!Axes.Contains(axis))
            {
                kept += element % shape[axis] * stride;
                stride *= shape[axis];
            }

            element /= shape[axis];
        }

        return kept;
    }
}
