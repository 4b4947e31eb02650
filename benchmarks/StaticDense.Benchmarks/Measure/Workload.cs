namespace StaticDense.Benchmarks.Measure;

/// <summary>Something that a network does, over and over.</summary>
/// <param name="network">The network by its sizes.</param>
/// <param name="what">What it does.</param>
/// <param name="flops">Floating-point operations of one run: two for each multiply-add of the products, nothing else counted.</param>
public abstract class Workload(string network, string what, double flops) : IDisposable
{
    /// <summary>The network by its sizes.</summary>
    public string Network => network;

    /// <summary>What it does.</summary>
    public string What => what;

    /// <summary>Floating-point operations of one run: two for each multiply-add of the products, nothing else counted.</summary>
    public double Flops => flops;

    /// <summary>Does it so many times.</summary>
    public abstract void Run(int repeats);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <inheritdoc/>
    public override string ToString() => $"{network} {what}";
}

/// <summary>Predictions of a fixed number of samples; calls read others in turn.</summary>
internal sealed class PredictionWork<TNetwork> : Workload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Predictor _predict;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly int _inputCount;
    private readonly int _rotation;
    private readonly bool _waits;
    private readonly int _nothing;
    private int _next;

    /// <param name="network">The network.</param>
    /// <param name="samples">Samples in a call.</param>
    /// <param name="waits">Whether a call's input is made from the output before, so that calls cannot overlap.</param>
    /// <param name="threads">Threads that may take part.</param>
    public PredictionWork(ComparedNetwork network, int samples, bool waits = false, int threads = 1)
        : base(network.Name, Describe(samples, waits, threads), 2.0 * samples * network.Products.Forward)
    {
        var made = TNetwork.Create(1);
        made.Reserve(threads);
        _predict = ThreadedPrediction.Of(made, threads);
        _inputCount = samples * TNetwork.Description.InputSize;
        _rotation = network.Rotation(samples);
        _inputs = Samples.Inputs(_rotation * _inputCount);
        _outputs = new float[samples * TNetwork.Description.OutputSize];
        _waits = waits;
        _nothing = Math.Min(samples, 0);
    }

    public override void Run(int repeats)
    {
        for (; repeats > 0; repeats--)
        {
            _predict(_inputs.AsSpan(_next * _inputCount, _inputCount), _outputs);

            // Bits of the output enter the index of the next input: none, in truth, but neither compiler nor processor knows.
            if (_waits)
                _next += BitConverter.SingleToInt32Bits(_outputs[0]) & _nothing;
            _next = _next + 1 < _rotation ? _next + 1 : 0;
        }
    }

    private static string Describe(int samples, bool waits, int threads) =>
        FormattableString.Invariant($"predict {samples}{(waits ? ", each waits for the last" : "")}{(threads > 1 ? $", {threads} threads" : "")}");
}

/// <summary>Training steps; they read batches in turn.</summary>
internal sealed class TrainingWork<TNetwork> : Workload
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly float[] _inputs;
    private readonly int[] _labels;
    private readonly float[] _targets;
    private readonly int _batch = TNetwork.Training.BatchSize;
    private readonly bool _takesLabels = TNetwork.Training.TakesLabels;
    private readonly int _inputCount;
    private readonly int _targetCount;
    private readonly int _rotation;
    private int _next;

    /// <param name="network">The network.</param>
    /// <param name="threads">Threads that may take part.</param>
    public TrainingWork(ComparedNetwork network, int threads = 1)
        : base(network.Name, Describe(threads), 2.0 * TNetwork.Training.BatchSize * network.Products.Training)
    {
        // A rate that changes every parameter and lets none of them run away.
        _trainer = new(TNetwork.Create(1), new TrainerOptions { Threads = threads }) { LearningRate = 1e-5f };
        _inputCount = _batch * TNetwork.Description.InputSize;
        _targetCount = _batch * TNetwork.Description.OutputSize;
        _rotation = network.Rotation(_batch);
        _inputs = Samples.Inputs(_rotation * _inputCount);
        _labels = Samples.Labels(_rotation * _batch, TNetwork.Description.OutputSize);
        _targets = [.. Samples.Labels(_rotation * _targetCount, 2).Select(label => (float)label)];
    }

    public override void Run(int repeats)
    {
        for (; repeats > 0; repeats--)
        {
            var inputs = _inputs.AsSpan(_next * _inputCount, _inputCount);
            if (_takesLabels)
                _trainer.TrainStep(inputs, _labels.AsSpan(_next * _batch, _batch));
            else
                _trainer.TrainStep(inputs, _targets.AsSpan(_next * _targetCount, _targetCount));
            _next = _next + 1 < _rotation ? _next + 1 : 0;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _trainer.Dispose();
        base.Dispose();
    }

    private static string Describe(int threads) => FormattableString.Invariant(
        $"train {TNetwork.Training.BatchSize}, {TNetwork.Training.Optimizer.Kind}{(threads > 1 ? $", {threads} threads" : "")}");
}
