namespace StaticDense.Tests.Reference;

/// <summary>
/// Sums over the rows of a batch whose order is a fixed tree: rows are cut into runs of 64, a run into 4 chains by turns, joined
/// (s0 + s1) + (s2 + s3); runs are joined pairwise as a binary counter counts, what is left at the end from the last run backwards.
/// </summary>
internal static class RowTree
{
    private const int Run = 64;
    private const int Chains = 4;

    /// <summary>The sum of terms.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="add">A row's number and the sum so far give the next sum.</param>
    public static float Sum(int rows, Func<int, float, float> add)
    {
        var parts = new Stack<(float Sum, int Runs)>();
        for (var first = 0; first < rows; first += Run)
        {
            var part = (Sum: RunSum(first, Math.Min(Run, rows - first), add), Runs: 1);
            while (parts.TryPeek(out var lower) && lower.Runs == part.Runs)
                part = (parts.Pop().Sum + part.Sum, part.Runs * 2);
            parts.Push(part);
        }

        var sum = parts.Pop().Sum;
        while (parts.TryPop(out var lower))
            sum = lower.Sum + sum;
        return sum;
    }

    private static float RunSum(int first, int rows, Func<int, float, float> add)
    {
        var chains = new float[Chains];
        for (var row = 0; row < rows; row++)
            chains[row % Chains] = add(first + row, chains[row % Chains]);
        return (chains[0] + chains[1]) + (chains[2] + chains[3]);
    }
}
