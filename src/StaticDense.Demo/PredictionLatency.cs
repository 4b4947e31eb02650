using System.Diagnostics;

namespace StaticDense.Demo;

/// <summary>How long the prediction of one image takes.</summary>
/// <param name="Median">Half of the calls were faster.</param>
/// <param name="Slow">99 of 100 calls were faster.</param>
/// <param name="Calls">The number of calls that were measured.</param>
internal sealed record PredictionLatency(TimeSpan Median, TimeSpan Slow, int Calls)
{
    private const int MeasuredCalls = 2_000;
    private const int Images = 64;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(200);

    public static PredictionLatency Measure<TNetwork>(TNetwork network, Dataset dataset)
        where TNetwork : class, INetwork<TNetwork>
    {
        var images = Math.Min(Images, dataset.Count);
        var inputs = new float[images * dataset.InputSize];
        var output = new float[TNetwork.Description.OutputSize];
        dataset.CopyBatch([.. Enumerable.Range(0, images)], inputs, default, default, default);

        // Long enough for the runtime to have compiled everything on the way for good.
        var begin = Stopwatch.GetTimestamp();
        for (var call = 0; Stopwatch.GetElapsedTime(begin) < WarmUp; call++)
            Predict(call);

        var times = new long[MeasuredCalls];
        for (var call = 0; call < times.Length; call++)
        {
            var start = Stopwatch.GetTimestamp();
            Predict(call);
            times[call] = Stopwatch.GetTimestamp() - start;
        }

        Array.Sort(times);
        return new(Time(times[times.Length / 2]), Time(times[times.Length * 99 / 100]), times.Length);

        void Predict(int call) => network.Predict(inputs.AsSpan(call % images * dataset.InputSize, dataset.InputSize), output);

        static TimeSpan Time(long ticks) => Stopwatch.GetElapsedTime(0, ticks);
    }
}
