using System.Collections.Immutable;

namespace StaticDense.Numerics;

/// <summary>A distribution that initial values are drawn from, each by the inverse of the distribution function from one uniform draw.</summary>
/// <param name="Distribution">Uniform, or normal with or without a cut at two deviations.</param>
/// <param name="Center">The mean.</param>
/// <param name="Width">Uniform: half the interval; normal: the standard deviation, before the cut where there is one.</param>
internal readonly record struct RandomValues(Distribution Distribution, double Center, double Width)
{
    /// <summary>The standard deviation of a standard normal variable cut at ±2.</summary>
    private const double CutDeviation = 0.87962566103423978;

    /// <summary>The standard normal distribution function at -2.</summary>
    private const double LowerTail = 0.022750131948179207;

    /// <summary>The distribution of a tensor's initializer.</summary>
    /// <param name="tensor">The tensor; its initializer is a random one.</param>
    internal static RandomValues For(ParameterTensor tensor)
    {
        var i = tensor.Initializer;
        return i.Kind switch
        {
            Initializer.RandomUniform => new(Distribution.Uniform, (i.Minval + i.Maxval) / 2, (i.Maxval - i.Minval) / 2),
            Initializer.RandomNormal => new(Distribution.UntruncatedNormal, i.Mean, i.Stddev),
            Initializer.TruncatedNormal => new(Distribution.TruncatedNormal, i.Mean, i.Stddev),
            Initializer.GlorotUniform => Scaled(tensor.Shape, 1, FanMode.FanAverage, Distribution.Uniform),
            Initializer.GlorotNormal => Scaled(tensor.Shape, 1, FanMode.FanAverage, Distribution.TruncatedNormal),
            Initializer.HeUniform => Scaled(tensor.Shape, 2, FanMode.FanIn, Distribution.Uniform),
            Initializer.HeNormal => Scaled(tensor.Shape, 2, FanMode.FanIn, Distribution.TruncatedNormal),
            Initializer.LecunUniform => Scaled(tensor.Shape, 1, FanMode.FanIn, Distribution.Uniform),
            Initializer.LecunNormal => Scaled(tensor.Shape, 1, FanMode.FanIn, Distribution.TruncatedNormal),
            Initializer.VarianceScaling => Scaled(tensor.Shape, i.Scale, i.Mode, i.Distribution),
            _ => throw new ArgumentException($"{tensor.Name}: {i.Kind} draws nothing."),
        };
    }

    /// <summary>The value from one draw.</summary>
    /// <param name="random">The tensor's stream.</param>
    /// <param name="index">The element's canonical index.</param>
    internal double At(CounterRandom random, ulong index)
    {
        var u = random.Uniform(index);
        return Distribution switch
        {
            Distribution.Uniform => Center + (Width * ((2 * u) - 1)),
            Distribution.UntruncatedNormal => Center + (Width * DoubleFunctions.NormalQuantile(u)),
            _ => Center + (Width * DoubleFunctions.NormalQuantile(LowerTail + (u * (1 - (2 * LowerTail))))),
        };
    }

    /// <summary>
    /// Keras's VarianceScaling: with <c>s = scale / max(1, n)</c>, uniform in <c>±√(3s)</c>, normal with deviation <c>√s</c>, or normal with
    /// deviation <c>√s / 0.8796</c> cut at two deviations, which leaves a deviation of <c>√s</c>.
    /// </summary>
    private static RandomValues Scaled(ImmutableArray<int> shape, double scale, FanMode mode, Distribution distribution)
    {
        var (fanIn, fanOut) = Fans(shape);
        var n = mode switch
        {
            FanMode.FanIn => fanIn,
            FanMode.FanOut => fanOut,
            _ => (fanIn + fanOut) / 2,
        };
        var variance = scale / Math.Max(1, n);
        return distribution switch
        {
            Distribution.Uniform => new(distribution, 0, Math.Sqrt(3 * variance)),
            Distribution.UntruncatedNormal => new(distribution, 0, Math.Sqrt(variance)),
            _ => new(distribution, 0, Math.Sqrt(variance) / CutDeviation),
        };
    }

    /// <summary>
    /// Keras's fans: [in, out]; from three axes on both times the product of all axes but the last two; one axis is both fans, none counts 1.
    /// </summary>
    private static (double In, double Out) Fans(ImmutableArray<int> shape)
    {
        if (shape.Length < 2)
            return shape.IsEmpty ? (1, 1) : (shape[0], shape[0]);
        var receptiveField = 1.0;
        foreach (var size in shape.AsSpan(..^2))
            receptiveField *= size;
        return (receptiveField * shape[^2], receptiveField * shape[^1]);
    }
}
