namespace StaticDense;

/// <summary>
/// How much of a network's prediction is written out as straight-line code. What is counted are vector multiply-adds of one sample: for each
/// dense layer its inputs, and 8 for each function that follows, times its units in sixteens. Only chains of dense layers, activations,
/// dropout and a leading flatten can be written out.
/// </summary>
public enum Unroll
{
    /// <summary>
    /// One sample is straight-line code up to 512 vector multiply-adds; batches too up to 80. Beyond, loops over tiles are as fast or faster.
    /// </summary>
    Auto,

    /// <summary>Never: loops and tiles that layers share, the smallest code.</summary>
    Small,

    /// <summary>One sample is straight-line code up to 768 vector multiply-adds, what the JIT compiles well in one method; larger is an error.</summary>
    Full,
}
