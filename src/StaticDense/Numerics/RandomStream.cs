namespace StaticDense.Numerics;

/// <summary>What random numbers are drawn for. Each use has a stream of its own, so that no two share draws under one seed.</summary>
internal static class RandomStream
{
    /// <summary>Parameters: one tensor each substream.</summary>
    internal const ulong Initialization = 1;

    /// <summary>The order of samples: one epoch each substream.</summary>
    internal const ulong Shuffling = 11;

    /// <summary>Dropout masks: one layer, step and sample each substream.</summary>
    internal const ulong Dropout = 3;

    /// <summary>Gaussian noise and dropout: one layer, step and sample each substream.</summary>
    internal const ulong Noise = 5;
}
