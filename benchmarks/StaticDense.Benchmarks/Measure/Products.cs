namespace StaticDense.Benchmarks.Measure;

/// <summary>Multiply-adds of a network's products for one sample.</summary>
/// <param name="Forward">Those of the outputs.</param>
/// <param name="Training">Those of a step: outputs, gradients of the kernels, and gradients of every layer's input but the first.</param>
internal readonly record struct Products(long Forward, long Training)
{
    /// <summary>The multiply-adds of a network of dense layers over one row.</summary>
    public static Products Of(NetworkDescription network)
    {
        if (network.InputShape.Length != 1)
            throw new ArgumentException($"{network.Name} does not read one row a sample: its multiply-adds are more than its kernels' values.", nameof(network));
        var kernels = network.Parameters.Where(parameter => parameter.Name.EndsWith("/kernel", StringComparison.Ordinal)).ToList();
        var forward = kernels.Sum(kernel => (long)kernel.Count);
        return Of(forward, kernels[0].Count);
    }

    /// <summary>Those of a network by what its class says: of all layers, and of the first one.</summary>
    public static Products Of(long forward, long first) => new(forward, (3 * forward) - first);
}
