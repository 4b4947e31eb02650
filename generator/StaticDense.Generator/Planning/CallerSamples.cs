namespace StaticDense.Generator.Planning;

/// <summary>
/// Lets products read the network's input where the caller has it, sample by sample, in place of a copy in blocks: they take single values, and
/// those stand anywhere equally well. A wide input's copy costs as much as several layers' outputs, and takes room in the caches that weights want.
/// </summary>
internal static class CallerSamples
{
    /// <summary>Rows that one tile reads side by side.</summary>
    private const int Rows = 8;

    /// <summary>Lines of 64 bytes that the same place of a nearest cache can take beside the weights: half of eight.</summary>
    private const int LinesOfOnePlace = 4;

    /// <summary>Floats after which lines come to the same place again: 4,096 bytes, everywhere but on machines with larger caches.</summary>
    private const int Period = 1024;

    /// <param name="operations">A pass.</param>
    /// <param name="samples">The most samples that it takes.</param>
    public static IReadOnlyList<Operation> Read(IReadOnlyList<Operation> operations, int samples)
    {
        var result = operations.ToList();
        foreach (var gather in operations.OfType<Gather>())
        {
            var block = gather.Destination;
            var uses = operations.Where(operation => operation != gather && operation.Regions.Contains(block)).ToList();
            if (!uses.All(operation => ReadsOnly(operation, block)) || (samples * block.Positions > 1 && Collide(block.Channels)))
                continue;
            result.Remove(gather);
            foreach (var use in uses)
                result[result.IndexOf(use)] = OfCaller(use);
        }

        return result;
    }

    private static bool ReadsOnly(Operation operation, Block block) => operation switch
    {
        Product product => product.Source == block && product.Destination != block,
        KernelGradient gradient => gradient.Source == block && gradient.Delta != block,
        _ => false,
    };

    private static Operation OfCaller(Operation operation) => operation switch
    {
        Product product => product with { Source = null },
        KernelGradient gradient => gradient with { Source = null },
        _ => operation,
    };

    /// <summary>Whether too many rows of a tile meet in one place of the nearest cache.</summary>
    private static bool Collide(int channels) => Enumerable.Range(0, Rows)
        .GroupBy(row => row * (long)channels % Period / Blocks.Lanes)
        .Any(rows => rows.Count() > LinesOfOnePlace);
}
