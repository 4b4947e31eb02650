namespace StaticDense.Tests.Reference;

/// <summary>
/// L1 and L2 penalties: sums in float over 16 virtual lanes in the order of storage, each from +0; the factors in double. A sum whose
/// factor is 0 is left out.
/// </summary>
internal static class ReferencePenalty
{
    /// <summary><c>l1 Σ|w| + l2 Σw²</c> of a parameter.</summary>
    public static double Loss(ReferenceParameter parameter) => Loss(parameter.Values, parameter.Blocks(), parameter.L1, parameter.L2);

    /// <summary>The same of a layer's output, divided by the number of samples.</summary>
    public static double ActivityLoss(ReferenceLayer layer, float[] output, int samples)
    {
        var channels = layer.OutputShape[^1];
        var storage = new ReferenceParameter(layer.Name, [output.Length / channels, channels], 0, 0);
        return Loss(output, storage.Blocks(), layer.ActivityL1, layer.ActivityL2) / samples;
    }

    /// <summary>Adds <c>fma(2 l2, w, g)</c>, then <c>l1 · sign(w)</c>.</summary>
    public static void AddGradient(ReferenceParameter parameter) =>
        AddGradient(parameter.Values, parameter.Gradient, (float)parameter.L1, (float)parameter.L2 + (float)parameter.L2);

    /// <summary>The same of a layer's output, factors divided by the number of samples.</summary>
    public static void AddActivityGradient(ReferenceLayer layer, float[] output, float[] delta, int samples) =>
        AddGradient(output, delta, (float)layer.ActivityL1 / samples, ((float)layer.ActivityL2 + (float)layer.ActivityL2) / samples);

    private static double Loss(float[] values, IEnumerable<int[]> blocks, double l1, double l2)
    {
        if (l1 == 0 && l2 == 0)
            return 0;
        float[] absolutes = new float[Arithmetic.Width], squares = new float[Arithmetic.Width];
        foreach (var block in blocks)
        {
            for (var lane = 0; lane < block.Length; lane++)
            {
                var value = block[lane] < 0 ? 0 : values[block[lane]];
                absolutes[lane] += MathF.Abs(value);
                squares[lane] = Arithmetic.MultiplyAdd(value, value, squares[lane]);
            }
        }

        return (l1 != 0 ? l1 * Arithmetic.Tree(absolutes) : 0) + (l2 != 0 ? l2 * Arithmetic.Tree(squares) : 0);
    }

    private static void AddGradient(float[] values, float[] gradient, float l1, float twiceL2)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (twiceL2 != 0)
                gradient[i] = Arithmetic.MultiplyAdd(twiceL2, value, gradient[i]);
            if (l1 != 0)
                gradient[i] += l1 * (value > 0 ? 1 : value < 0 ? -1 : value);
        }
    }
}
