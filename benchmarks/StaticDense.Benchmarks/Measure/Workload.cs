namespace StaticDense.Benchmarks.Measure;

/// <summary>Something that a network does, over and over, on one thread.</summary>
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

    /// <param name="network">The network by its sizes.</param>
    /// <param name="samples">Samples in a call.</param>
    /// <param name="waits">Whether a call's place in memory depends on the output before, so that calls cannot overlap.</param>
    /// <param name="products">Multiply-adds of one sample; null for a network of dense layers.</param>
    /// <param name="rotation">After so many calls the first samples are read again.</param>
    public PredictionWork(string network, int samples, bool waits = false, Products? products = null, int rotation = 16)
        : base(network, Describe(samples, waits), 2.0 * samples * (products ?? Products.Of(TNetwork.Description)).Forward)
    {
        _predict = TNetwork.Create(1).Predict;
        _inputCount = samples * TNetwork.Description.InputSize;
        _inputs = Samples.Inputs(rotation * _inputCount);
        _rotation = rotation;
        _outputs = new float[samples * TNetwork.Description.OutputSize];
        _waits = waits;
        _nothing = Math.Min(samples, 0);
    }

    private delegate void Predictor(ReadOnlySpan<float> inputs, Span<float> outputs);

    public override void Run(int repeats)
    {
        for (; repeats > 0; repeats--)
        {
            _predict(_inputs.AsSpan(_next * _inputCount, _inputCount), _outputs);

            // Bits of the output enter the index of the next input: none, in truth, but neither compiler nor processor knows.
            if (_waits)
                _next += BitConverter.SingleToInt32Bits(_outputs[0]) & _nothing;
            _next = (_next + 1) % _rotation;
        }
    }

    private static string Describe(int samples, bool waits) =>
        FormattableString.Invariant($"predict {samples}{(waits ? ", each waits for the last" : "")}");
}

/// <summary>Training steps; they read batches in turn.</summary>
internal sealed class TrainingWork<TNetwork> : Workload
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer = new(TNetwork.Create(1));
    private readonly float[] _inputs;
    private readonly int[] _labels;
    private readonly float[] _targets;
    private readonly int _batch = TNetwork.Training.BatchSize;
    private readonly int _inputCount;
    private readonly int _rotation;
    private int _next;

    /// <param name="network">The network by its sizes.</param>
    /// <param name="products">Multiply-adds of one sample; null for a network of dense layers.</param>
    /// <param name="rotation">After so many steps the first batch is read again.</param>
    public TrainingWork(string network, Products? products = null, int rotation = 8)
        : base(
            network,
            FormattableString.Invariant($"train {TNetwork.Training.BatchSize}, {TNetwork.Training.Optimizer.Kind}"),
            2.0 * TNetwork.Training.BatchSize * (products ?? Products.Of(TNetwork.Description)).Training)
    {
        // A rate that changes every parameter and lets none of them run away.
        _trainer.LearningRate = 1e-5f;
        _inputCount = _batch * TNetwork.Description.InputSize;
        _inputs = Samples.Inputs(rotation * _inputCount);
        _rotation = rotation;
        _labels = Samples.Labels(rotation * _batch, TNetwork.Description.OutputSize);
        _targets = [.. _labels.Select(label => (float)(label & 1))];
    }

    public override void Run(int repeats)
    {
        for (; repeats > 0; repeats--)
        {
            var inputs = _inputs.AsSpan(_next * _inputCount, _inputCount);
            if (TNetwork.Training.TakesLabels)
                _trainer.TrainStep(inputs, _labels.AsSpan(_next * _batch, _batch));
            else
                _trainer.TrainStep(inputs, _targets.AsSpan(_next * _batch, _batch));
            _next = (_next + 1) % _rotation;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _trainer.Dispose();
        base.Dispose();
    }
}
