namespace StaticDense.Tests.Numerics.Layers;

/// <summary>The order of sums over rows as a list of lists: runs of 64 rows in four chains, then a binary counter.</summary>
internal static class PlainRowTree
{
    /// <param name="rows">The rows.</param>
    /// <param name="add">What becomes of a sum with a row.</param>
    public static float Sum(int rows, Func<float, int, float> add)
    {
        var waiting = new List<(float Sum, int Size)>();
        for (var first = 0; first < rows; first += 64)
        {
            var chains = new float[4];
            for (var i = 0; i < 64 && first + i < rows; i++)
                chains[i % 4] = add(chains[i % 4], first + i);
            waiting.Add(((chains[0] + chains[1]) + (chains[2] + chains[3]), 1));
            while (waiting.Count > 1 && waiting[^1].Size == waiting[^2].Size)
            {
                var joined = (waiting[^2].Sum + waiting[^1].Sum, 2 * waiting[^1].Size);
                waiting.RemoveRange(waiting.Count - 2, 2);
                waiting.Add(joined);
            }
        }

        var sum = waiting[^1].Sum;
        for (var i = waiting.Count - 2; i >= 0; i--)
            sum = waiting[i].Sum + sum;
        return sum;
    }
}
