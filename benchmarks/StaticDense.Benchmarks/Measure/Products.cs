namespace StaticDense.Benchmarks.Measure;

/// <summary>Multiply-adds of a network's products for one sample.</summary>
/// <param name="Forward">Those of the outputs.</param>
/// <param name="Training">Those of a step: outputs, gradients of the kernels, and gradients of every layer's input but the first.</param>
internal readonly record struct Products(long Forward, long Training)
{
    /// <summary>The multiply-adds of a network of dense layers over one row.</summary>
    public static Products Of(NetworkDescription network)
    {
        var kernels = network.Parameters.Where(parameter => parameter.Name.EndsWith("/kernel", StringComparison.Ordinal)).ToList();
        var forward = kernels.Sum(kernel => (long)kernel.Count);
        return new(forward, (3 * forward) - kernels[0].Count);
    }
}
