using System.Collections.Immutable;
using System.Runtime.InteropServices;
using StaticDense.Numerics;
using StaticDense.Storage;

namespace StaticDense.Tests.Training;

/// <summary>What differs between the plain networks.</summary>
public interface IPlainNetwork
{
    static virtual string Name => "Plain";

    static virtual int Outputs => 1;

    static virtual int BatchSize => 4;

    static virtual Loss Loss => Loss.MeanSquaredError;

    static virtual bool KeepsGradients => false;

    static virtual bool StoresGradients => false;

    static virtual bool IsDebugBuild => false;

    static virtual ImmutableArray<Metric> Metrics => [Metric.MeanAbsoluteError];

    /// <summary>Called in every step, before anything else.</summary>
    static virtual void OnStep()
    {
    }
}

/// <summary>What plain networks note down of the steps that run on this thread.</summary>
public sealed class StepLog : IDisposable
{
    [field: ThreadStatic]
    public static StepLog? Current { get; private set; }

    /// <summary>Notes down what this thread's steps do until disposed.</summary>
    public static StepLog Start() => Current = new StepLog();

    public void Dispose() => Current = null;

    /// <summary>The first input of each sample, batch by batch, in training.</summary>
    public List<float[]> Batches { get; } = [];

    /// <summary>The same in evaluation.</summary>
    public List<float[]> EvaluatedBatches { get; } = [];

    public List<float[]> SampleWeights { get; } = [];

    public List<long> Steps { get; } = [];

    public List<float> Rates { get; } = [];

    public ulong Seed { get; set; }

    /// <summary>What evaluations say instead of their loss, one after the other.</summary>
    public Queue<float> EvaluationLosses { get; } = [];

    /// <summary>What training steps say instead of their loss, one after the other.</summary>
    public Queue<float> TrainingLosses { get; } = [];
}

/// <summary>
/// A linear model of two inputs, written by hand and in the open: mean squared error, or softmax with crossentropy of labels; plain gradient
/// descent. It keeps to the contract between emitted code and trainer: blocked layouts, the arena's offsets, stored gradients.
/// </summary>
public sealed class PlainNetwork<TPlain> : ITrainableNetwork<PlainNetwork<TPlain>>
    where TPlain : IPlainNetwork
{
    private const int Inputs = 2;
    private const int Lanes = 16;
    private const int StorageCount = 3 * Lanes;
    private readonly AlignedBuffer parameters = new(StorageCount);

    public static NetworkDescription Description { get; } = new()
    {
        Name = TPlain.Name,
        InputShape = [Inputs],
        OutputShape = [TPlain.Outputs],
        Parameters =
        [
            new ParameterTensor("dense/kernel", [Inputs, TPlain.Outputs], 0, new ParameterInitializer(Initializer.Zeros)),
            new ParameterTensor("dense/bias", [TPlain.Outputs], Inputs * Lanes, new ParameterInitializer(Initializer.Zeros)),
        ],
        ParameterCount = 3 * TPlain.Outputs,
        StorageCount = StorageCount,
        WorkspaceCount = 0,
        Summary = string.Empty,
        IsDebugBuild = TPlain.IsDebugBuild,
    };

    public static TrainingDescription Training { get; } = new()
    {
        BatchSize = TPlain.BatchSize,
        Loss = TPlain.Loss,
        Metrics = TPlain.Metrics,
        Optimizer = new OptimizerDescription(Optimizer.SGD) { LearningRate = 0.125 },
        InputStagingOffset = 0,
        TargetStagingOffset = 256,
        WeightStagingOffset = 512,
        OutputOffset = 768,
        OutputRows = TPlain.BatchSize,
        GradientOffset = TPlain.StoresGradients || TPlain.KeepsGradients ? 4096 : -1,
        KeepsGradients = TPlain.KeepsGradients,
        StateOffset = 4096 + StorageCount,
        LabelsPerSample = 1,
        ArenaCount = 4096 + (2 * StorageCount),
    };

    public Span<float> Parameters => parameters.Span;

    public static PlainNetwork<TPlain> Create(ulong seed) => new();

    public static PlainNetwork<TPlain> Load(string path)
    {
        var network = new PlainNetwork<TPlain>();
        ParameterFile.Load(path, Description, network.Parameters);
        return network;
    }

    public static float Backpropagate(ref readonly TrainingStep step)
    {
        TPlain.OnStep();
        if (StepLog.Current is { } log)
        {
            log.Batches.Add(FirstInputs(in step));
            log.SampleWeights.Add(step.SampleWeights.ToArray());
            log.Steps.Add(step.Step);
            log.Rates.Add(step.Update.Rate);
            log.Seed = step.Seed;
        }

        Span<float> gradient = stackalloc float[StorageCount];
        var loss = Run(in step, gradient);
        if (Training.GradientOffset >= 0)
            gradient.CopyTo(Arena(in step).Slice(Training.GradientOffset, StorageCount));
        else
            Update(in step, gradient);
        return StepLog.Current is { TrainingLosses.Count: > 0 } script ? script.TrainingLosses.Dequeue() : loss;
    }

    public static void ApplyGradients(ref readonly TrainingStep step)
    {
        if (Training.GradientOffset >= 0)
            Update(in step, Arena(in step).Slice(Training.GradientOffset, StorageCount));
    }

    public static float Evaluate(ref readonly TrainingStep step)
    {
        TPlain.OnStep();
        StepLog.Current?.EvaluatedBatches.Add(FirstInputs(in step));
        var loss = Run(in step, default);
        return StepLog.Current is { EvaluationLosses.Count: > 0 } script ? script.EvaluationLosses.Dequeue() : loss;
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public int PredictClass(ReadOnlySpan<float> input) => throw new NotSupportedException();

    public void Reserve(int threads)
    {
    }

    public void ExportParameters(Span<float> destination) => ParameterPacking.Export(Description, Parameters, destination);

    public void ImportParameters(ReadOnlySpan<float> source) => ParameterPacking.Import(Description, source, Parameters);

    public void Save(string path) => ParameterFile.Save(path, Description, Parameters);

    private static Span<float> Arena(ref readonly TrainingStep step) => MemoryMarshal.CreateSpan(ref step.Arena, Training.ArenaCount);

    private static float[] FirstInputs(ref readonly TrainingStep step)
    {
        var first = new float[step.Samples];
        for (var sample = 0; sample < first.Length; sample++)
            first[sample] = step.Inputs[sample * Inputs];
        return first;
    }

    private static void Update(ref readonly TrainingStep step, ReadOnlySpan<float> gradient)
    {
        var weights = MemoryMarshal.CreateSpan(ref step.Parameters, StorageCount);
        for (var index = 0; index < StorageCount; index++)
            weights[index] -= step.Update.Rate * gradient[index];
    }

    private static float Run(ref readonly TrainingStep step, Span<float> gradient)
    {
        var weights = MemoryMarshal.CreateSpan(ref step.Parameters, StorageCount);
        var outputs = Arena(in step).Slice(Training.OutputOffset, TPlain.BatchSize * Lanes);
        Span<float> delta = stackalloc float[TPlain.Outputs];
        var loss = 0.0;
        for (var sample = 0; sample < step.Samples; sample++)
        {
            var input = step.Inputs.Slice(sample * Inputs, Inputs);
            var output = outputs.Slice(sample * Lanes, TPlain.Outputs);
            for (var channel = 0; channel < output.Length; channel++)
                output[channel] = (input[0] * weights[channel]) + (input[1] * weights[Lanes + channel]) + weights[(2 * Lanes) + channel];
            var weight = step.SampleWeights.IsEmpty ? 1f : step.SampleWeights[sample];
            delta.Clear();
            loss += weight * (Training.TakesLabels
                ? Crossentropy(output, step.Labels[sample], delta)
                : SquaredError(output, step.Targets.Slice(sample * TPlain.Outputs, TPlain.Outputs), delta));
            if (gradient.IsEmpty)
                continue;
            for (var channel = 0; channel < output.Length; channel++)
            {
                var d = delta[channel] * weight / step.Samples;
                gradient[channel] += d * input[0];
                gradient[Lanes + channel] += d * input[1];
                gradient[(2 * Lanes) + channel] += d;
            }
        }

        return (float)(loss / step.Samples);
    }

    private static double SquaredError(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> delta)
    {
        var sum = 0.0;
        for (var channel = 0; channel < output.Length; channel++)
        {
            var difference = output[channel] - target[channel];
            sum += difference * difference;
            delta[channel] = 2 * difference / output.Length;
        }

        return sum / output.Length;
    }

    private static double Crossentropy(Span<float> output, int label, Span<float> delta)
    {
        var maximum = output[0];
        foreach (var logit in output)
            maximum = MathF.Max(maximum, logit);
        var sum = 0f;
        for (var channel = 0; channel < output.Length; channel++)
            sum += output[channel] = MathF.Exp(output[channel] - maximum);
        for (var channel = 0; channel < output.Length; channel++)
            delta[channel] = (output[channel] /= sum) - (channel == label ? 1 : 0);
        return -Math.Log(output[label]);
    }
}

/// <summary>One output, mean squared error.</summary>
public sealed class Regression : IPlainNetwork;

/// <summary>Three classes, labels.</summary>
public sealed class Classes : IPlainNetwork
{
    public static string Name => "Classes";

    public static int Outputs => 3;

    public static Loss Loss => Loss.SparseCategoricalCrossentropy;

    public static ImmutableArray<Metric> Metrics => [Metric.Accuracy];
}

/// <summary>Three outputs, targets, an accuracy of the largest target.</summary>
public sealed class Targets : IPlainNetwork
{
    public static string Name => "Targets";

    public static int Outputs => 3;

    public static ImmutableArray<Metric> Metrics => [Metric.Accuracy, Metric.MeanAbsoluteError];
}

/// <summary>As <see cref="Regression"/>, with gradients kept.</summary>
public sealed class Keeping : IPlainNetwork
{
    public static bool KeepsGradients => true;
}

/// <summary>As <see cref="Regression"/>, with gradients stored for clipping only.</summary>
public sealed class Clipping : IPlainNetwork
{
    public static bool StoresGradients => true;
}
