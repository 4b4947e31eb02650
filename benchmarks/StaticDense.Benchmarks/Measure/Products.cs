namespace StaticDense.Benchmarks.Measure;

/// <summary>Multiply-adds of a network's products for one sample.</summary>
/// <param name="Forward">Those of the outputs.</param>
/// <param name="Training">Those of a step: outputs, gradients of the kernels, and gradients of every layer's input but the first.</param>
internal readonly record struct Products(long Forward, long Training)
{
    /// <summary>Those of all layers, and of the first one.</summary>
    public static Products Of(long forward, long first) => new(forward, (3 * forward) - first);
}
