using StaticDense.Numerics;
using StaticDense.Tests.Networks;

namespace StaticDense.Tests.Children;

/// <summary>Runs every network with each buffer and each argument against pages that must not be touched. An overrun ends the process.</summary>
internal static class GuardChild
{
    public static int Run(string[] arguments)
    {
        var atEnd = arguments[0] == "end";
        AlignedBuffer.Source = count => GuardedMemory.Buffer(count, atEnd);
        foreach (var name in NetworkCatalog.Names)
        {
            // The last line before a crash says where it was.
            Console.WriteLine($"running={name}");
            Console.Out.Flush();
            var run = (IGuardedRun)Activator.CreateInstance(typeof(GuardedRun<>).MakeGenericType(NetworkCatalog.Type(name)))!;
            run.Run(atEnd);
        }

        Console.WriteLine("finished=yes");
        return 0;
    }

    /// <summary>Touches one float too many, on purpose.</summary>
    public static int Overrun(string[] arguments)
    {
        var atEnd = arguments[0] == "end";
        var buffer = GuardedMemory.Buffer(48, atEnd);
        buffer.Span.Fill(1);
        Console.WriteLine("inside=yes");
        Console.Out.Flush();
        System.Runtime.CompilerServices.Unsafe.Add(ref buffer.Start, atEnd ? 48 : -1) = 1;
        Console.WriteLine("finished=yes");
        return 0;
    }
}

internal interface IGuardedRun
{
    void Run(bool atEnd);
}

/// <summary>Predictions, steps and evaluations of one network over guarded memory.</summary>
internal sealed class GuardedRun<TNetwork> : IGuardedRun
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    public void Run(bool atEnd)
    {
        var (description, training) = (TNetwork.Description, TNetwork.Training);
        var network = TNetwork.Create(1);
        using var trainer = new Trainer<TNetwork>(network, new TrainerOptions { Log = null });
        foreach (var count in (int[])[1, 2, 7, training.BatchSize])
        {
            var batch = Batch.Draw(description, training, count, seed: count, weighted: count == 7);
            var inputs = Copy(batch.Inputs, atEnd);
            var weights = Copy(batch.Targets.Weights, atEnd);
            network.Predict(inputs, GuardedMemory.Floats(count * description.OutputSize, atEnd));
            network.PredictClass(inputs[..description.InputSize]);
            if (training.TakesLabels)
            {
                var labels = GuardedMemory.Integers(batch.Targets.Labels.Length, atEnd);
                batch.Targets.Labels.CopyTo(labels);
                trainer.TrainStep(inputs, labels, weights);
                trainer.Evaluate(Dataset.FromMemory(batch.Inputs, batch.Targets.Labels, description.InputSize));
            }
            else
            {
                trainer.TrainStep(inputs, Copy(batch.Targets.Values, atEnd), weights);
                trainer.Evaluate(Dataset.FromMemory(batch.Inputs, batch.Targets.Values, description.InputSize));
            }
        }

        var parameters = GuardedMemory.Floats(description.ParameterCount, atEnd);
        network.ExportParameters(parameters);
        network.ImportParameters(parameters);
        if (training.KeepsGradients)
            trainer.ExportGradients(parameters);
    }

    private static Span<float> Copy(float[] values, bool atEnd)
    {
        if (values.Length == 0)
            return [];
        var copy = GuardedMemory.Floats(values.Length, atEnd);
        values.CopyTo(copy);
        return copy;
    }
}
