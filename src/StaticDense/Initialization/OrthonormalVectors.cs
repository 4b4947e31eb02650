namespace StaticDense.Numerics;

/// <summary>
/// Random orthonormal vectors: the orthogonal factor of a matrix of normal draws whose triangular factor has a positive diagonal, so that
/// every orthogonal matrix is equally likely (Mezzadri 2007). Gram and Schmidt's procedure, each vector made orthogonal
/// twice, which is enough to reach the precision of double (Kahan and Parlett).
/// </summary>
internal static class OrthonormalVectors
{
    /// <summary><paramref name="count"/> vectors of <paramref name="length"/> elements; the matrix's row-major index chooses a draw.</summary>
    /// <param name="length">The elements of a vector, at least <paramref name="count"/>.</param>
    /// <param name="count">The number of vectors.</param>
    /// <param name="random">The tensor's stream.</param>
    internal static double[][] Create(int length, int count, CounterRandom random)
    {
        var vectors = new double[count][];
        for (var j = 0; j < count; j++)
        {
            var vector = new double[length];
            for (var i = 0; i < length; i++)
                vector[i] = DoubleFunctions.NormalQuantile(random.Uniform(((ulong)i * (ulong)count) + (ulong)j));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < j; k++)
                    Add(vector, vectors[k], -Dot(vector, vectors[k]));
            }

            Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));
            vectors[j] = vector;
        }

        return vectors;
    }

    /// <summary>The inner product in four chains, joined by pairs: the same sum on every machine.</summary>
    private static double Dot(double[] a, double[] b)
    {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        var i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
            s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }

    private static void Add(double[] target, double[] vector, double factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * vector[i];
    }

    private static void Scale(double[] target, double factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] *= factor;
    }
}
