using StaticDense.Tests.Reference;

namespace StaticDense.Tests.Networks;

/// <summary>A declared network and its trainer behind one type, so that a test can run over many networks.</summary>
internal abstract class NetworkUnderTest : IDisposable
{
    public abstract NetworkDescription Description { get; }

    public abstract TrainingDescription Training { get; }

    /// <summary>The parameters' storage, padding included.</summary>
    public abstract Span<float> Storage { get; }

    public abstract double LearningRate { get; set; }

    /// <summary>The stored gradients, padding included.</summary>
    public abstract Span<float> StoredGradients { get; }

    /// <summary>A constant that the generator wrote on the class.</summary>
    public abstract object Constant(string name);

    /// <summary>Threads that shared the last step that was shared.</summary>
    public abstract int ThreadsAtWork { get; }

    public abstract float[] Predict(float[] inputs);

    public abstract float[] Predict(float[] inputs, int threads);

    public abstract void Import(float[] parameters);

    public abstract float[] Export();

    public abstract float[] ExportGradients();

    public abstract float[] ExportAverages();

    public abstract void ApplyAverages();

    public abstract float TrainStep(float[] inputs, ReferenceTargets targets);

    public abstract float ComputeGradients(float[] inputs, ReferenceTargets targets);

    public abstract void ApplyGradients();

    public abstract double Evaluate(float[] inputs, ReferenceTargets targets);

    public abstract void Dispose();

    /// <summary>A network of a declared class.</summary>
    public static NetworkUnderTest Of(Type type, ulong seed = 1, ulong trainerSeed = 7, int threads = 1) =>
        (NetworkUnderTest)Activator.CreateInstance(typeof(NetworkUnderTest<>).MakeGenericType(type), seed, trainerSeed, threads)!;
}

/// <inheritdoc/>
internal sealed class NetworkUnderTest<TNetwork>(ulong seed, ulong trainerSeed, int threads) : NetworkUnderTest
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer = new(TNetwork.Create(seed), new TrainerOptions { Seed = trainerSeed, Threads = threads, Log = null });

    public override NetworkDescription Description => TNetwork.Description;

    public override TrainingDescription Training => TNetwork.Training;

    public override Span<float> Storage => _trainer.Network.Parameters;

    public override double LearningRate
    {
        get => _trainer.LearningRate;
        set => _trainer.LearningRate = (float)value;
    }

    public override Span<float> StoredGradients => _trainer.Gradients;

    public override object Constant(string name) => typeof(TNetwork).GetField(name)!.GetRawConstantValue()!;

    public override float[] Predict(float[] inputs)
    {
        var outputs = new float[inputs.Length / Description.InputSize * Description.OutputSize];
        _trainer.Network.Predict(inputs, outputs);
        return outputs;
    }

    public override float[] Predict(float[] inputs, int threads)
    {
        var outputs = new float[inputs.Length / Description.InputSize * Description.OutputSize];
        _trainer.Network.Predict(inputs, outputs, threads);
        return outputs;
    }

    public override int ThreadsAtWork => _trainer.ThreadsAtWork;

    public override void Import(float[] parameters) => _trainer.Network.ImportParameters(parameters);

    public override float[] Export()
    {
        var parameters = new float[Description.ParameterCount];
        _trainer.Network.ExportParameters(parameters);
        return parameters;
    }

    public override float[] ExportGradients()
    {
        var gradients = new float[Description.ParameterCount];
        _trainer.ExportGradients(gradients);
        return gradients;
    }

    public override float[] ExportAverages()
    {
        var averages = new float[Description.ParameterCount];
        _trainer.ExportAverages(averages);
        return averages;
    }

    public override void ApplyAverages() => _trainer.ApplyAverages();

    public override float TrainStep(float[] inputs, ReferenceTargets targets) => Training.TakesLabels
        ? _trainer.TrainStep(inputs, targets.Labels, targets.Weights)
        : _trainer.TrainStep(inputs, targets.Values, targets.Weights);

    public override float ComputeGradients(float[] inputs, ReferenceTargets targets) => Training.TakesLabels
        ? _trainer.ComputeGradients(inputs, targets.Labels, targets.Weights)
        : _trainer.ComputeGradients(inputs, targets.Values, targets.Weights);

    public override void ApplyGradients() => _trainer.ApplyGradients();

    public override double Evaluate(float[] inputs, ReferenceTargets targets)
    {
        var dataset = Training.TakesLabels
            ? Dataset.FromMemory(inputs, targets.Labels, Description.InputSize)
            : Dataset.FromMemory(inputs, targets.Values, Description.InputSize);
        if (targets.Weights.Length > 0)
            dataset = dataset.WithSampleWeights(targets.Weights);
        return _trainer.Evaluate(dataset).Loss;
    }

    public override void Dispose() => _trainer.Dispose();
}
