namespace StaticDense;

/// <summary>A declared network: what the generator gives every class with <see cref="NetworkAttribute"/>.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Shapes, parameters and summary.</summary>
    static abstract NetworkDescription Description { get; }

    /// <summary>A network initialised from a seed.</summary>
    /// <param name="seed">The seed; one seed gives the same bits on every machine.</param>
    static abstract TSelf Create(ulong seed);

    /// <summary>A network with the parameters of a safetensors file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    static abstract TSelf Load(string path);

    /// <summary>The parameters' storage: one contiguous span, aligned to 64 bytes, padding included and always zero.</summary>
    Span<float> Parameters { get; }

    /// <summary>Computes outputs for n ≥ 1 samples. Allocates nothing; safe from any number of threads while nobody writes parameters.</summary>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Computes outputs for n ≥ 1 samples on several threads, the caller's included; the bits are those of one thread. Fewer take part where there is too little work
    /// for so many, and only the caller's while another such call is under way. The threads are started by the first call that wants them and serve
    /// the whole process; while nobody calls they sleep. Allocates nothing once they are started and each has its workspace.
    /// </summary>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <param name="threads">The most threads, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is below 1.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
    {
        // A network written by hand need not know how to share its work.
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Predict(inputs, outputs);
    }

    /// <summary>The class of one sample: the index of its largest output, the first on ties; with one output, 1 where it is above 0.5.</summary>
    /// <param name="input">InputSize values.</param>
    int PredictClass(ReadOnlySpan<float> input);

    /// <summary>Makes room for this many threads inside Predict at once, so that none of them has to allocate.</summary>
    /// <param name="threads">The number of threads, at least 1.</param>
    void Reserve(int threads);

    /// <summary>Writes the parameters in canonical order: layers in order; kernel, bias; Keras's layouts, row-major.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    void ExportParameters(Span<float> destination);

    /// <summary>Reads the parameters in canonical order.</summary>
    /// <param name="source">ParameterCount floats.</param>
    void ImportParameters(ReadOnlySpan<float> source);

    /// <summary>Writes the parameters to a safetensors file: to a temporary name first, flushed, then renamed.</summary>
    /// <param name="path">The file's path.</param>
    void Save(string path);
}
