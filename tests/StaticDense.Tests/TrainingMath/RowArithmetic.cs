using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

/// <summary>Sums and maxima of one row over 16 virtual lanes, in plain loops, and the library's functions of one value.</summary>
internal static class RowArithmetic<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static float Sum(float[] row)
    {
        var lanes = new float[16];
        for (var i = 0; i < Panels(row.Length) * 16; i++)
            lanes[i % 16] += i < row.Length ? row[i] : 0;
        return SumTree(lanes);
    }

    public static float Dot(float[] left, float[] right)
    {
        var lanes = new float[16];
        for (var i = 0; i < left.Length; i++)
            lanes[i % 16] = MultiplyAdd<TLanes>(left[i], right[i], lanes[i % 16]);
        return SumTree(lanes);
    }

    public static float Max(float[] row)
    {
        var max = float.NegativeInfinity;
        foreach (var value in row)
            max = MathF.Max(max, value);
        return max;
    }

    public static float Exp(float x) => First(Functions.Exp(TLanes.Broadcast(x)));

    public static float Log(float x) => First(Functions.Log(TLanes.Broadcast(x)));

    public static float Sigmoid(float x) => First(Functions.Sigmoid(TLanes.Broadcast(x)));

    public static float Softplus(float x) => First(Functions.Softplus(TLanes.Broadcast(x)));

    public static float Tanh(float x) => First(Functions.Tanh(TLanes.Broadcast(x)));

    public static float Log1p(float x) => First(Functions.Log1p(TLanes.Broadcast(x)));

    /// <summary>The logarithm as the losses take it: of one lane.</summary>
    public static float ScalarLog(float x) => Functions.Log(new LanesScalar(x)).Value;

    public static (float[] Exponentials, float Sum, float Max) Exponentials(float[] row)
    {
        var max = Max(row);
        var e = row.Select(z => Exp(z - max)).ToArray();
        return (e, Sum(e), max);
    }
}
