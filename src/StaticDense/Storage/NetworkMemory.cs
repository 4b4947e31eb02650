using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticDense.Numerics;

/// <summary>
/// What every emitted network holds: its parameters and the workspaces of its predictions. Safe from any number of threads while
/// nobody writes parameters.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkMemory
{
    private readonly AlignedBuffer parameters;
    private readonly WorkspacePool? workspaces;
    private readonly WorkspacePool? outputBuffers;
    private readonly int inputSize;
    private readonly int outputSize;
    private readonly int workspaceCount;

    /// <summary>Allocates the parameters, initialised from a seed, and one workspace where the stack is not to hold it.</summary>
    /// <param name="description">The network's sizes and initializers.</param>
    /// <param name="seed">The seed; one seed gives the same bits on every machine.</param>
    public NetworkMemory(NetworkDescription description, ulong seed)
        : this(description) => Initialization.Fill(description, seed, Parameters);

    private NetworkMemory(NetworkDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        inputSize = description.InputSize;
        outputSize = description.OutputSize;
        workspaceCount = description.WorkspaceCount;
        parameters = AlignedBuffer.Allocate(description.StorageCount);
        if (workspaceCount > WorkspaceStack.MaximumCount || (workspaceCount > 0 && AlignedBuffer.Source is not null))
            workspaces = new WorkspacePool(workspaceCount);
        if (outputSize > WorkspaceStack.MaximumOutputs)
            outputBuffers = new WorkspacePool(outputSize);
    }

    /// <summary>The network's sizes.</summary>
    public NetworkDescription Description { get; }

    /// <summary>The workspaces of predictions; null where the stack holds them.</summary>
    internal WorkspacePool? Workspaces => workspaces;

    /// <summary>The parameters' storage, padding included.</summary>
    public Span<float> Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => parameters.Span;
    }

    /// <summary>The first parameter, aligned to 64 bytes.</summary>
    public ref float Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref parameters.Start;
    }

    /// <summary>Makes room for this many threads inside Predict at once, so that none of them has to allocate.</summary>
    /// <param name="threads">The number of threads, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public void Reserve(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        workspaces?.Reserve(threads);
        outputBuffers?.Reserve(threads);
    }

    /// <summary>Checks the spans of a prediction.</summary>
    /// <param name="inputs">n · InputSize values.</param>
    /// <param name="outputs">n · OutputSize values.</param>
    /// <returns>n, at least 1.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CheckPredict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        // One sample is the case where the check itself could be noticed, so it goes without the division.
        if (inputs.Length != inputSize || outputs.Length != outputSize || inputs.Overlaps(outputs))
            return CheckBatch(inputs, outputs);
        return 1;
    }

    /// <summary>Computes outputs for n ≥ 1 samples: checks, finds a workspace and calls the emitted pass.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    public void Predict<TPass>(ReadOnlySpan<float> inputs, Span<float> outputs)
        where TPass : struct, IInferencePass
    {
        var samples = CheckPredict(inputs, outputs);
        Run<TPass>(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), samples);
    }

    /// <summary>As <see cref="Predict{TPass}(ReadOnlySpan{float}, Span{float})"/>, on several threads.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="inputs">n · InputSize values, row-major.</param>
    /// <param name="outputs">n · OutputSize values, row-major.</param>
    /// <param name="threads">The most threads, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is below 1.</exception>
    public void Predict<TPass>(ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
        where TPass : struct, IInferencePass
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var samples = CheckPredict(inputs, outputs);
        if (!SharedPrediction.TryRun<TPass>(this, inputs, outputs, samples, threads))
            Run<TPass>(ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), samples);
    }

    /// <summary>The class of one sample: the index of its largest output, the first on ties; NaN counts as largest. With one output, 1 where it is above 0.5.</summary>
    /// <typeparam name="TPass">The emitted pass.</typeparam>
    /// <param name="input">InputSize values.</param>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public int PredictClass<TPass>(ReadOnlySpan<float> input)
        where TPass : struct, IInferencePass
    {
        if (input.Length != inputSize)
            ThrowInput(input.Length, nameof(input));
        if (outputBuffers is null)
            return PredictClassOnStack<TPass>(input);
        var buffer = outputBuffers.Rent();
        try
        {
            return PredictClass<TPass>(input, buffer.Buffer.Span);
        }
        finally
        {
            outputBuffers.Return(buffer);
        }
    }

    /// <summary>The class that a sample's outputs say: see <see cref="PredictClass{TPass}(ReadOnlySpan{float})"/>.</summary>
    /// <param name="outputs">At least one value.</param>
    internal static int ClassOf(ReadOnlySpan<float> outputs) =>
        outputs.Length > 1 ? Reductions.ArgMax(outputs) : outputs[0] > 0.5f ? 1 : 0;

    [SkipLocalsInit]
    private int PredictClassOnStack<TPass>(ReadOnlySpan<float> input)
        where TPass : struct, IInferencePass
    {
        Span<float> outputs = stackalloc float[WorkspaceStack.MaximumOutputs];
        return PredictClass<TPass>(input, outputs[..outputSize]);
    }

    private int PredictClass<TPass>(ReadOnlySpan<float> input, Span<float> outputs)
        where TPass : struct, IInferencePass
    {
        Run<TPass>(ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(outputs), 1);
        return ClassOf(outputs);
    }

    /// <summary>Finds a workspace and calls the emitted pass; lengths are checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Run<TPass>(ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        if (workspaceCount == 0)
            TPass.Predict(ref Start, ref Unsafe.NullRef<float>(), ref inputs, ref outputs, samples);
        else if (workspaces is null)
            WorkspaceStack.Run<TPass>(workspaceCount, ref Start, ref inputs, ref outputs, samples);
        else
            RunInPool<TPass>(workspaces, ref inputs, ref outputs, samples);
    }

    private void RunInPool<TPass>(WorkspacePool pool, ref float inputs, ref float outputs, int samples)
        where TPass : struct, IInferencePass
    {
        var workspace = pool.Rent();
        try
        {
            TPass.Predict(ref Start, ref workspace.Buffer.Start, ref inputs, ref outputs, samples);
        }
        finally
        {
            pool.Return(workspace);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int CheckBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        var (samples, rest) = Math.DivRem(inputs.Length, inputSize);
        if (samples == 0 || rest != 0)
        {
            throw new ArgumentException(
                $"{Description.Name} takes {inputSize} values a sample and at least one sample; " +
                $"{inputs.Length} values are no whole number of samples.",
                nameof(inputs));
        }

        var expected = (long)samples * outputSize;
        if (outputs.Length != expected)
        {
            throw new ArgumentException(
                $"{Description.Name} gives {outputSize} values a sample, {expected} for {samples} samples; " +
                $"there is room for {outputs.Length}.",
                nameof(outputs));
        }

        if (inputs.Overlaps(outputs))
        {
            throw new ArgumentException(
                $"The {inputs.Length} input values and the {outputs.Length} output values overlap in memory.",
                nameof(outputs));
        }

        return samples;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowInput(int length, string name) => throw new ArgumentException(
        $"{Description.Name} takes {inputSize} values a sample; one sample is expected, {length} values are given.",
        name);
}
