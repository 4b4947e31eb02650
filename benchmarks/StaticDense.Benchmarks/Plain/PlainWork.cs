using StaticDense.Benchmarks.Measure;

namespace StaticDense.Benchmarks.Plain;

/// <summary>
/// Plain loops doing a network's work. Samples are computed one after the other, so a batch of images is timed by a few of them; <see cref="Scale"/>
/// tells how many batches' worth a run is.
/// </summary>
internal sealed class PlainWork : Workload
{
    private const int MostImages = 4;

    private readonly PlainNetwork _network;
    private readonly PlainUpdate? _update;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly int _inputCount;
    private readonly int _rotation;
    private int _next;

    /// <param name="network">The network.</param>
    /// <param name="batch">Samples of a call or step.</param>
    /// <param name="optimizer">What trains; null for predictions.</param>
    public PlainWork(ComparedNetwork network, int batch, Optimizer? optimizer)
        : base(network.Name, optimizer is null ? "predict" : "train", 2.0 * batch * (optimizer is null ? network.Products.Forward : network.Products.Training))
    {
        var samples = network.IsDense ? batch : Math.Min(batch, MostImages);
        Scale = (double)batch / samples;
        _network = new(network);
        network.Check(_network);
        _update = optimizer is { } kind ? new(kind) : null;
        _inputCount = samples * network.InputSize;
        _rotation = network.Rotation(samples);
        _inputs = Samples.Inputs(_rotation * _inputCount);
        _outputs = new float[samples * network.OutputSize];
    }

    /// <summary>A batch's time by a run's.</summary>
    public double Scale { get; }

    public override void Run(int repeats)
    {
        for (; repeats > 0; repeats--)
        {
            var inputs = _inputs.AsSpan(_next * _inputCount, _inputCount);
            if (_update is null)
                _network.Predict(inputs, _outputs);
            else
                _network.Train(inputs, _outputs, _update);
            _next = _next + 1 < _rotation ? _next + 1 : 0;
        }
    }
}
