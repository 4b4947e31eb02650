namespace StaticDense.Tests.Training;

/// <summary>Small datasets whose samples can be told apart: sample i has the inputs i and 1.</summary>
internal static class Samples
{
    public static Dataset Regression(int count) => Dataset.FromMemory(Inputs(count), Targets(count), inputSize: 2);

    public static Dataset Classes(int count) => Dataset.FromMemory(Inputs(count), Labels(count));

    public static float[] Inputs(int count)
    {
        var inputs = new float[2 * count];
        for (var sample = 0; sample < count; sample++)
            (inputs[2 * sample], inputs[(2 * sample) + 1]) = (sample, 1);
        return inputs;
    }

    public static float[] Targets(int count) => [.. Enumerable.Range(0, count).Select(sample => (2f * sample) - 1)];

    public static int[] Labels(int count) => [.. Enumerable.Range(0, count).Select(sample => sample % 3)];
}

/// <summary>A callback made of functions.</summary>
internal sealed class Hooks : Callback
{
    public Action<FitContext>? TrainBegin { get; init; }

    public Action<FitContext>? TrainEnd { get; init; }

    public Action<FitContext>? EpochBegin { get; init; }

    public Action<FitContext>? EpochEnd { get; init; }

    public Action<FitContext>? BatchBegin { get; init; }

    public Action<FitContext>? BatchEnd { get; init; }

    public override void OnTrainBegin(FitContext context) => TrainBegin?.Invoke(context);

    public override void OnTrainEnd(FitContext context) => TrainEnd?.Invoke(context);

    public override void OnEpochBegin(FitContext context) => EpochBegin?.Invoke(context);

    public override void OnEpochEnd(FitContext context) => EpochEnd?.Invoke(context);

    public override void OnBatchBegin(FitContext context) => BatchBegin?.Invoke(context);

    public override void OnBatchEnd(FitContext context) => BatchEnd?.Invoke(context);
}
