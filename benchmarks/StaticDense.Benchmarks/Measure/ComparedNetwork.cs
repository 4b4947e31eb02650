using StaticDense.Benchmarks.Plain;

namespace StaticDense.Benchmarks.Measure;

/// <summary>
/// A network that every system computes. Its layers are written as the programs under <c>benchmarks/peers</c> read them:
/// <c>784 dense:128:relu dense:10:softmax</c>.
/// </summary>
/// <param name="name">The network by its sizes.</param>
/// <param name="layers">Input and layers.</param>
internal abstract class ComparedNetwork(string name, string layers)
{
    /// <summary>The network by its sizes.</summary>
    public string Name => name;

    /// <summary>Input and layers, a word each.</summary>
    public string Layers => layers;

    /// <summary>The layers with their sizes.</summary>
    public IReadOnlyList<LayerShape> Shapes { get; } = LayerShape.Read(layers);

    /// <summary>Whether it is made of dense layers alone.</summary>
    public bool IsDense => Shapes.All(layer => layer.Kind == LayerKind.Dense);

    /// <summary>Values of one sample's input.</summary>
    public int InputSize => Shapes[0].InputSize;

    /// <summary>Values of one sample's output.</summary>
    public int OutputSize => Shapes[^1].OutputSize;

    /// <summary>Multiply-adds of one sample.</summary>
    public Products Products => Products.Of(Shapes.Sum(layer => layer.MultiplyAdds), Shapes.First(layer => layer.MultiplyAdds > 0).MultiplyAdds);

    /// <summary>Predictions.</summary>
    /// <param name="samples">Samples in a call.</param>
    /// <param name="waits">Whether each call waits for the last one's output.</param>
    /// <param name="threads">Threads that may take part.</param>
    public abstract Workload Predict(int samples, bool waits = false, int threads = 1);

    /// <summary>Training steps.</summary>
    /// <param name="batch">Samples in a step: 32, 256, or 1 where <see cref="TrainsOnline"/>.</param>
    /// <param name="optimizer">SGD or Adam.</param>
    /// <param name="threads">Threads that may take part.</param>
    public abstract Workload Train(int batch, Optimizer optimizer, int threads = 1);

    /// <summary>Whether steps of one sample are declared.</summary>
    public abstract bool TrainsOnline { get; }

    /// <summary>The declared classes: those of training with SGD and Adam, batches of 32 and 256.</summary>
    public abstract IReadOnlyList<Type> Classes { get; }

    /// <summary>After so many batches the first is read again: some, but not more than a second-level cache of inputs, and never one alone.</summary>
    public int Rotation(int batch) => (int)Math.Clamp((512L << 10) / (4L * batch * InputSize), 2, 16);

    /// <summary>Bytes of predictions.</summary>
    public abstract ByteCount PredictionBytes { get; }

    /// <summary>Bytes of training with batches of 32 or 256.</summary>
    public abstract ByteCount TrainingBytes(int batch, Optimizer optimizer);

    /// <summary>Gives loops the parameters of a new network and compares what both compute.</summary>
    /// <exception cref="InvalidOperationException">They differ by more than rounding.</exception>
    public abstract void Check(PlainNetwork plain);

    /// <inheritdoc/>
    public override string ToString() => name;
}

/// <summary>A network that every system computes, by the classes that declare it.</summary>
/// <typeparam name="TSgd">Predicts, and trains by SGD in batches of 32.</typeparam>
/// <typeparam name="TAdam">Trains by Adam in batches of 32.</typeparam>
/// <typeparam name="TSgd256">Trains by SGD in batches of 256.</typeparam>
/// <typeparam name="TAdam256">Trains by Adam in batches of 256.</typeparam>
/// <param name="name">The network by its sizes.</param>
/// <param name="layers">Input and layers.</param>
/// <param name="online">Makes training steps of one sample; null where none are declared.</param>
internal sealed class ComparedNetwork<TSgd, TAdam, TSgd256, TAdam256>(string name, string layers, Func<ComparedNetwork, Optimizer, Workload>? online = null)
    : ComparedNetwork(name, layers)
    where TSgd : class, ITrainableNetwork<TSgd>
    where TAdam : class, ITrainableNetwork<TAdam>
    where TSgd256 : class, ITrainableNetwork<TSgd256>
    where TAdam256 : class, ITrainableNetwork<TAdam256>
{
    public override bool TrainsOnline => online is not null;

    public override IReadOnlyList<Type> Classes => [typeof(TSgd), typeof(TAdam), typeof(TSgd256), typeof(TAdam256)];

    public override Workload Predict(int samples, bool waits = false, int threads = 1) => new PredictionWork<TSgd>(this, samples, waits, threads);

    public override Workload Train(int batch, Optimizer optimizer, int threads = 1) => (batch, optimizer) switch
    {
        (1, _) => online!(this, optimizer),
        (32, Optimizer.SGD) => new TrainingWork<TSgd>(this, threads),
        (32, Optimizer.Adam) => new TrainingWork<TAdam>(this, threads),
        (256, Optimizer.SGD) => new TrainingWork<TSgd256>(this, threads),
        (256, Optimizer.Adam) => new TrainingWork<TAdam256>(this, threads),
        _ => throw new ArgumentException($"{Name} is not declared for steps of {batch} with {optimizer}."),
    };
    public override ByteCount PredictionBytes => ByteCount.OfPrediction<TSgd>();

    public override ByteCount TrainingBytes(int batch, Optimizer optimizer) => (batch, optimizer) switch
    {
        (32, Optimizer.SGD) => ByteCount.OfTraining<TSgd>(),
        (32, _) => ByteCount.OfTraining<TAdam>(),
        (_, Optimizer.SGD) => ByteCount.OfTraining<TSgd256>(),
        _ => ByteCount.OfTraining<TAdam256>(),
    };

    public override void Check(PlainNetwork plain)
    {
        const int samples = 2;
        var network = TSgd.Create(1);
        var parameters = new float[TSgd.Description.ParameterCount];
        network.ExportParameters(parameters);
        plain.Import(parameters);
        var inputs = Samples.Inputs(samples * InputSize);
        float[] ours = new float[samples * OutputSize], theirs = new float[samples * OutputSize];
        network.Predict(inputs, ours);
        plain.Predict(inputs, theirs);
        if (ours.Zip(theirs, (x, y) => MathF.Abs(x - y)).Max() is var difference && !(difference < 1e-4f))
            throw new InvalidOperationException(FormattableString.Invariant($"{Name}: plain loops and the emitted network differ by {difference}."));
    }
}
