using StaticDense.Generator.Model;
using StaticDense.Generator.Tests.Diagnostics;
using StaticDense.Generator.Tests.Infrastructure;

namespace StaticDense.Generator.Tests.Analyzers;

/// <summary>Calls with one mistake, and the same without it. They stand in code, not in a declaration, so they have tests of their own.</summary>
internal static class CallExamples
{
    public static RuleExample[] All { get; } =
    [
        Pair(RuleIds.CallInput, "classifier.Predict(new float[9], new float[3]);", "new float[9]", "'Classifier' takes 4 values a sample, but 'inputs' has 9; give 4, or n times as many for n samples", "new float[4]"),
        Pair(RuleIds.CallInput, "classifier.Predict(stackalloc float[9], new float[3], 2);", "stackalloc float[9]", "'inputs' has 9", "stackalloc float[4]"),
        Pair(RuleIds.CallInput, "contract.Predict(new float[0], new float[3]);", "new float[0]", "'inputs' has 0", "new float[4]"),
        Pair(RuleIds.CallInput, "plain.PredictClass(new float[8]);", "new float[8]", "'Plain' takes 4 values a sample, but 'input' has 8; give 4", "new float[4]"),
        Pair(RuleIds.CallInput, "trainer.TrainStep(new float[5], labels: [1]);", "new float[5]", "'inputs' has 5", "new float[4]"),
        Pair(RuleIds.CallOutput, "classifier.Predict(new float[8], outputs: new float[3]);", "outputs: new float[3]", "A batch of 2 samples of 'Classifier' has 6 output values, but 'outputs' has 3; give 6", "outputs: new float[6]"),
        Pair(RuleIds.CallOutput, "classifier.Predict(unknown, new float[4]);", "new float[4]", "A sample of 'Classifier' has 3 output values, but 'outputs' has 4; give 3, or n times as many for n samples", "new float[9]"),
        Pair(RuleIds.CallOutput, "plain.Predict(unknown, []);", "[]", "A sample of 'Plain' has 1 output value, but 'outputs' has 0; give 1, or n times as many", "new float[9]"),
        Pair(RuleIds.CallOutput, "trainer.TrainStep(new float[8], new int[3]);", "new int[3]", "A batch of 2 samples of 'Classifier' has 2 labels, but 'labels' has 3; give 2", "new int[2]"),
        Pair(RuleIds.CallOutput, "places.TrainStep(new float[20], new int[1]);", "new int[1]", "A sample of 'Positions' has 5 labels, but 'labels' has 1; give 5", "new int[5]"),
        Pair(RuleIds.CallOutput, "regression.TrainStep(new float[8], new float[2]);", "new float[2]", "has 6 target values, but 'targets' has 2; give 6", "new float[6]"),
        Pair(RuleIds.CallOutput, "trainer.ComputeGradients(new float[8], new int[2], new float[3]);", "new float[3]", "has 2 weights, but 'sampleWeights' has 3; give 2", "new float[2]"),
        Pair(RuleIds.CallOutput, "trainer.TrainStep(unknown, new int[2], new float[3]);", "new float[3]", "A batch of 2 samples", "new float[2]"),
        Pair(RuleIds.CallParameters, "classifier.ExportParameters(new float[16]);", "new float[16]", "'Classifier' has 15 parameters, but 'destination' has 16 values; give Classifier.ParameterCount", "new float[Classifier.ParameterCount]"),
        Pair(RuleIds.CallParameters, "classifier.ImportParameters(new float[30]);", "new float[30]", "but 'source' has 30 values", "new float[15]"),
        Pair(RuleIds.CallParameters, "trainer.ExportGradients(new float[3]);", "new float[3]", "but 'destination' has 3 values", "new float[15]"),
        Pair(RuleIds.CallParameters, "regression.ExportAverages(stackalloc float[3]);", "stackalloc float[3]", "'Regressor' has 15 parameters", "stackalloc float[15]"),
        Pair(RuleIds.CallLabels, "regression.TrainStep(unknown, new int[2]);", "new int[2]", "'Regressor' is trained on MeanSquaredError, which takes targets, but 'labels' is a span of integer labels; give 3 floats for each sample", "new float[6]"),
        Pair(RuleIds.CallLabels, "trainer.ComputeGradients(unknown, unknown);", ", unknown", "'Classifier' is trained on SparseCategoricalCrossentropy, which takes integer labels, but 'targets' is a span of targets; give the number of each sample's class as an int", ", new int[2]"),
        Pair(RuleIds.CallBatch, "trainer.TrainStep(new float[36], new int[9]);", "new float[36]", "'Classifier' is declared with BatchSize = 8, but 9 samples are given; give at most 8, or raise BatchSize", "new float[32]", "new int[9]", "new int[8]"),
        Pair(RuleIds.CallBatch, "regression.TrainStep(unknown, new float[27]);", "new float[27]", "but 9 samples are given", "new float[24]"),
    ];

    private static RuleExample Pair(string id, string wrong, string underlined, string message, string right, string also = "", string alsoRight = "")
    {
        var mended = wrong.Replace(underlined, right, StringComparison.Ordinal);
        if (also.Length > 0)
            mended = mended.Replace(also, alsoRight, StringComparison.Ordinal);
        return new(id, AnalyzedCode.Method(wrong), underlined.TrimStart(',', ' '), message, AnalyzedCode.Method(mended));
    }
}
