using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace StaticDense.Benchmarks.Start;

/// <summary>What a child process does: makes one network and predicts, for the first time in that process.</summary>
internal static class FirstCall
{
    /// <summary>Runs in the child.</summary>
    /// <param name="network">The class's name; empty to do nothing, which tells what a process costs at all.</param>
    /// <param name="listens">Whether to sum the machine code of all that was compiled instead of timing it.</param>
    public static void Run(string network, bool listens)
    {
        if (network.Length == 0)
        {
            Console.WriteLine("0 0 0");
            return;
        }

        var type = typeof(Gate).Assembly.GetType($"{typeof(Gate).Namespace}.{network}", throwOnError: true)!;
        typeof(FirstCall).GetMethod(listens ? nameof(Listen) : nameof(Time), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);
    }

    /// <summary>Writes microseconds: creation, first prediction, second one.</summary>
    private static void Time<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        var begin = Stopwatch.GetTimestamp();
        var network = TNetwork.Create(1);
        var created = Stopwatch.GetElapsedTime(begin);
        float[] input = new float[TNetwork.Description.InputSize], output = new float[TNetwork.Description.OutputSize];
        begin = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        var first = Stopwatch.GetElapsedTime(begin);
        begin = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        var second = Stopwatch.GetElapsedTime(begin);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{created.TotalMicroseconds} {first.TotalMicroseconds} {second.TotalMicroseconds}"));
    }

    /// <summary>Writes bytes of machine code: of one prediction, with batches too, and with training too; the emitted methods and those of the library.</summary>
    private static void Listen<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        using var code = new CompiledCode(typeof(TNetwork).FullName!);
        var sums = new List<long>();
        void Sum()
        {
            var (emitted, library) = code.Wait();
            sums.AddRange([emitted, library]);
        }

        const int samples = 37;
        var network = TNetwork.Create(1);
        float[] inputs = new float[samples * TNetwork.Description.InputSize], outputs = new float[samples * TNetwork.Description.OutputSize];
        network.Predict(inputs.AsSpan(0, TNetwork.Description.InputSize), outputs.AsSpan(0, TNetwork.Description.OutputSize));
        Sum();
        network.Predict(inputs, outputs);
        Sum();
        using var trainer = new Trainer<TNetwork>(network);
        var batch = Math.Min(samples, TNetwork.Training.BatchSize);
        if (TNetwork.Training.TakesLabels)
            trainer.TrainStep(inputs.AsSpan(0, batch * TNetwork.Description.InputSize), new int[batch]);
        else
            trainer.TrainStep(inputs.AsSpan(0, batch * TNetwork.Description.InputSize), outputs.AsSpan(0, batch * TNetwork.Description.OutputSize));
        Sum();
        Console.WriteLine(string.Join(' ', sums.Select(sum => sum.ToString(CultureInfo.InvariantCulture))));
    }
}
