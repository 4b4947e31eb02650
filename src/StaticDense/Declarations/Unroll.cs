namespace StaticDense;

/// <summary>
/// How much of a network's prediction is written out as straight-line code. What is counted are vector multiply-adds of one sample: for each
/// dense layer its inputs, and 8 for each function that follows, times its units in sixteens. Only chains of dense layers, activations,
/// dropout and a leading flatten can be written out.
/// </summary>
public enum Unroll
{
    /// <summary>
    /// One sample is straight-line code up to 504 vector multiply-adds, what the JIT compiles well in one method. Batches of 8 samples
    /// and more are faster over tiles.
    /// </summary>
    Auto,

    /// <summary>Never: loops and tiles that layers share, the smallest code.</summary>
    Small,

    /// <summary>As <see cref="Auto"/>, and a network whose single samples cannot be straight-line code because they are larger is an error.</summary>
    Full,
}
