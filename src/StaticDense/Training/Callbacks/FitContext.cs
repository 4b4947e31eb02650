using System.Collections.Immutable;

namespace StaticDense;

/// <summary>Where a call of Fit stands, and the means to steer it. One object serves the whole call; reading it allocates nothing.</summary>
public sealed class FitContext
{
    private readonly ITrainerControl trainer;

    internal FitContext(ITrainerControl trainer, History history, int epochs, int batches, int samples, int validationSamples)
    {
        this.trainer = trainer;
        History = history;
        Epochs = epochs;
        Batches = batches;
        Samples = samples;
        ValidationSamples = validationSamples;
    }

    /// <summary>The network's name, shapes and parameters.</summary>
    public NetworkDescription Network => trainer.Network;

    /// <summary>What the network declares to be measured.</summary>
    public ImmutableArray<Metric> Metrics => trainer.Metrics;

    /// <summary>What the network declares to be measured with weights.</summary>
    public ImmutableArray<Metric> WeightedMetrics => trainer.WeightedMetrics;

    /// <summary>The current epoch, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of epochs that Fit was asked for.</summary>
    public int Epochs { get; }

    /// <summary>The current batch in its epoch, from 0; in OnEpochEnd the last one that was trained on.</summary>
    public int Batch { get; internal set; }

    /// <summary>The number of batches in an epoch, a short last one included.</summary>
    public int Batches { get; }

    /// <summary>The number of training samples.</summary>
    public int Samples { get; }

    /// <summary>The number of validation samples; 0 without validation.</summary>
    public int ValidationSamples { get; }

    /// <summary>The number of steps that the trainer has taken, earlier calls of Fit included.</summary>
    public long Step => trainer.Step;

    /// <summary>The last step's loss, penalties included, before its update.</summary>
    public float BatchLoss { get; internal set; }

    /// <summary>Loss and metrics over the samples that this epoch has trained on so far.</summary>
    public Evaluation Training => trainer.Progress;

    /// <summary>Loss and metrics over the validation samples; null without validation, and until the epoch's end.</summary>
    public Evaluation? Validation { get; internal set; }

    /// <summary>The finished epochs.</summary>
    public History History { get; }

    /// <summary>The learning rate of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new rate is not finite.</exception>
    public float LearningRate
    {
        get => trainer.LearningRate;
        set => trainer.LearningRate = value;
    }

    /// <summary>The parameters' storage, padding included; see <see cref="INetwork{TSelf}.Parameters"/>.</summary>
    public Span<float> Parameters => trainer.Parameters;

    /// <summary>Whether training ends with this epoch.</summary>
    public bool IsStopRequested { get; private set; }

    /// <summary>Ends the epoch after the current batch, and training after the epoch, its validation included.</summary>
    public void RequestStop() => IsStopRequested = true;

    /// <summary>Writes the parameters to a safetensors file, as the network's Save does.</summary>
    /// <param name="path">The file's path.</param>
    public void Save(string path) => trainer.Save(path);

    /// <summary>
    /// What stands at this moment, by Keras's name: <c>loss</c>, <c>accuracy</c>, ... over the epoch so far, <c>val_loss</c>, ... once validation is
    /// through, <c>learning_rate</c>.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; NaN where there is none.</param>
    /// <returns>Whether there is a value of this name now.</returns>
    public bool TryGetValue(string name, out double value) =>
        new EpochResult(Epoch, Training, Validation, TimeSpan.Zero, LearningRate).TryGetValue(name, out value);

    /// <summary>Whether each epoch will end with a value of this name.</summary>
    internal bool Monitors(string name) =>
        new EpochResult(0, Training, ValidationSamples > 0 ? Training : null, TimeSpan.Zero, 0).TryGetValue(name, out _);

    /// <summary>The names of the values that each epoch will end with.</summary>
    internal string MonitoredNames() =>
        string.Join(", ", new EpochResult(0, Training, ValidationSamples > 0 ? Training : null, TimeSpan.Zero, 0).Names());
}

/// <summary>What a callback's context needs of the trainer, whatever its network.</summary>
internal interface ITrainerControl
{
    /// <summary>The network's shapes.</summary>
    NetworkDescription Network { get; }

    /// <summary>What the network declares to be measured.</summary>
    ImmutableArray<Metric> Metrics { get; }

    /// <summary>What the network declares to be measured with weights.</summary>
    ImmutableArray<Metric> WeightedMetrics { get; }

    /// <summary>The number of steps taken.</summary>
    long Step { get; }

    /// <summary>The learning rate of the next step.</summary>
    float LearningRate { get; set; }

    /// <summary>The parameters' storage.</summary>
    Span<float> Parameters { get; }

    /// <summary>Loss and metrics of the epoch so far.</summary>
    Evaluation Progress { get; }

    /// <summary>Writes the parameters to a file.</summary>
    void Save(string path);
}
