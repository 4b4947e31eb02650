using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticDense.Numerics;
using StaticDense.Storage;

namespace StaticDense;

/// <summary>
/// Trains a network. All its memory is allocated when it is made; steps and evaluations allocate nothing. A trainer is for one
/// thread at a time, and while it takes a step nobody else may use its network.
/// </summary>
/// <typeparam name="TNetwork">A network declared with <see cref="TrainAttribute"/>.</typeparam>
public sealed partial class Trainer<TNetwork> : IDisposable, ITrainerControl
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private static int debugNoticeWritten;

    private readonly NetworkDescription description = TNetwork.Description;
    private readonly TrainingDescription training = TNetwork.Training;
    private readonly TrainerOptions options;
    private readonly AlignedBuffer arena;
    private readonly OptimizerState optimizer;
    private readonly ClassWeighting? classWeights;
    private readonly EpochTotals epochTotals;
    private readonly EpochTotals evaluationTotals;
    private readonly int inputSize;
    private readonly int outputSize;
    private readonly int labelClasses;
    private readonly int threads;
    private readonly AlignedBuffer[] scratches;
    private readonly WorkerTeam? team;
    private readonly long leastMultiplyAdds;
    private AllocationMeter meter;
    private bool isDisposed;

    /// <summary>A trainer of a network, with all the memory it will need.</summary>
    /// <param name="network">The network, whose parameters it changes.</param>
    /// <param name="options">Seed, class weights and the rest; null for the defaults.</param>
    /// <exception cref="ArgumentException">The class weights do not fit the network.</exception>
    public Trainer(TNetwork network, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        this.options = options ?? new TrainerOptions();
        inputSize = description.InputSize;
        outputSize = description.OutputSize;
        labelClasses = description.OutputShape[^1];
        classWeights = ClassWeighting.Create(this.options.ClassWeights, description, training);
        arena = AlignedBuffer.Allocate(training.ArenaCount);
        threads = training.IsDivided ? Math.Min(this.options.Threads, Math.Min(training.BatchSize, WorkDivision.MostThreads)) : 1;
        scratches = [.. Enumerable.Range(1, threads - 1).Select(_ => AlignedBuffer.Allocate(training.ScratchCount))];
        team = threads > 1 ? new WorkerTeam(threads) : null;
        leastMultiplyAdds = WorkDivision.LeastMultiplyAdds;
        optimizer = new OptimizerState(training.Optimizer);
        epochTotals = new EpochTotals(description, training);
        evaluationTotals = new EpochTotals(description, training);
        masks = CreateMasks();
        InitializeState();
        WriteDebugNotice();
    }

    /// <summary>The network in training.</summary>
    public TNetwork Network { get; }

    /// <summary>The number of steps taken so far.</summary>
    public long Step { get; private set; }

    /// <summary>The optimizer's step size, settable between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new rate is not finite.</exception>
    public float LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    /// <summary>
    /// The bytes that the trainer's threads have allocated in steps, evaluations and epochs, callbacks left out, as well as what Fit
    /// allocates once when it starts. It stays 0 unless a dataset allocates as it is read.
    /// </summary>
    public long AllocatedBytes => meter.Bytes + (team?.AllocatedBytes ?? 0);

    /// <summary>
    /// The last step's gradients before clipping, as one span laid out as <see cref="INetwork{TSelf}.Parameters"/>. Writable, so that gradients of
    /// several machines can be averaged in place before <see cref="ApplyGradients"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The declaration does not keep gradients.</exception>
    public Span<float> Gradients
    {
        get
        {
            CheckKeepsGradients();
            return arena.Span.Slice(training.GradientOffset, description.StorageCount);
        }
    }

    /// <summary>Threads that shared the last step that was shared.</summary>
    internal int ThreadsAtWork => team?.ThreadsAtWork ?? 1;

    NetworkDescription ITrainerControl.Network => description;

    ImmutableArray<Metric> ITrainerControl.Metrics => training.Metrics;

    ImmutableArray<Metric> ITrainerControl.WeightedMetrics => training.WeightedMetrics;

    Span<float> ITrainerControl.Parameters => Network.Parameters;

    Evaluation ITrainerControl.Progress => epochTotals.Result;

    void ITrainerControl.Save(string path) => Network.Save(path);

    /// <summary>Writes the last step's gradients before clipping in canonical order: layers in order; kernel, bias; row-major.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    /// <exception cref="InvalidOperationException">The declaration does not keep gradients.</exception>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ExportGradients(Span<float> destination)
    {
        CheckKeepsGradients();
        ParameterPacking.Export(description, Gradients, destination);
    }

    /// <summary>Ends the trainer's use and its threads. Its memory is the garbage collector's; the network stays usable.</summary>
    public void Dispose()
    {
        isDisposed = true;
        team?.Dispose();
    }

    private void WriteDebugNotice()
    {
        if (!description.IsDebugBuild || options.Log is null || Interlocked.Exchange(ref debugNoticeWritten, 1) != 0)
            return;
        options.Log.WriteLine(
            $"{description.Name} was compiled without optimisation (a Debug build): it computes the same bits, but many times slower than in Release.");
    }

    /// <summary>A step over spans that are checked already, with memory and numbers filled in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TrainingStep NewStep() => new()
    {
        Parameters = ref MemoryMarshal.GetReference(Network.Parameters),
        Arena = ref arena.Start,
        Seed = options.Seed,
        Step = Step,
    };

    private void CheckKeepsGradients([CallerMemberName] string member = "")
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (!training.KeepsGradients)
        {
            throw new InvalidOperationException(
                $"{member} needs stored gradients: declare {description.Name} with [Train(..., KeepGradients = true)].");
        }
    }
}
