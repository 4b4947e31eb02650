namespace StaticDense.Tests.Reference;

/// <summary>The softmax of one row and its logarithm, in place.</summary>
internal static class ReferenceSoftmax
{
    /// <summary><c>e = exp(z - max)</c>, <c>y = e / Σe</c>; or <c>(z - max) - log Σe</c>.</summary>
    public static void Forward(Span<float> row, bool logarithm)
    {
        var maximum = Arithmetic.Maximum(row);
        var powers = new float[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] -= maximum;
            powers[i] = ElementwiseFunctions.Exp(row[i]);
        }

        var sum = Arithmetic.Sum(powers);
        var log = logarithm ? ElementwiseFunctions.Log(sum) : 0;
        for (var i = 0; i < row.Length; i++)
            row[i] = logarithm ? row[i] - log : powers[i] / sum;
    }

    /// <summary><c>y (delta - Σ delta y)</c>; for the logarithm <c>delta - exp(y) Σ delta</c>.</summary>
    public static void Backward(ReadOnlySpan<float> output, Span<float> delta, bool logarithm)
    {
        var sum = logarithm ? Arithmetic.Sum(delta) : Arithmetic.SumOfProducts(delta, output);
        for (var i = 0; i < delta.Length; i++)
            delta[i] = logarithm ? delta[i] - (ElementwiseFunctions.Exp(output[i]) * sum) : output[i] * (delta[i] - sum);
    }
}
