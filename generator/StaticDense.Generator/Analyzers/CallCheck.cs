using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticDense.Generator.Diagnostics;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Analyzers;

/// <summary>Compares the arguments of one call with the network. One call has one finding: the first that it would throw for.</summary>
internal sealed class CallCheck(IInvocationOperation invocation, CalledNetwork network)
{
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Labels = "System.ReadOnlySpan<int>";
    private const string WritableFloats = "System.Span<float>";

    /// <summary>Whether calls of a method of that name are looked at.</summary>
    public static bool Knows(string name) =>
        name is "Predict" or "PredictClass" or "ExportParameters" or "ImportParameters" or "TrainStep" or "ComputeGradients" or "ExportGradients" or "ExportAverages";

    /// <summary>A call of the network itself; other methods of these names are the user's.</summary>
    public Diagnostic? OfNetwork() => (invocation.TargetMethod.Name, Types()) switch
    {
        ("Predict", Floats + ", " + WritableFloats or Floats + ", " + WritableFloats + ", int") => OfPrediction(),
        ("PredictClass", Floats) => OfOneSample(),
        ("ExportParameters", WritableFloats) or ("ImportParameters", Floats) => OfParameters(),
        _ => null,
    };

    /// <summary>A call of its trainer.</summary>
    public Diagnostic? OfTrainer() => (invocation.TargetMethod.Name, Types()) switch
    {
        ("TrainStep" or "ComputeGradients", Floats + ", " + Labels + ", " + Floats or Floats + ", " + Floats + ", " + Floats) when network.Training is { } training => OfStep(training),
        ("ExportGradients" or "ExportAverages", WritableFloats) => OfParameters(),
        _ => null,
    };

    private string Types() => string.Join(", ", invocation.TargetMethod.Parameters.Select(parameter => parameter.RefKind == RefKind.None ? parameter.Type.ToDisplayString() : "ref"));

    private Diagnostic? OfPrediction()
    {
        var (inputs, outputs) = (Argument(0), Argument(1));
        if (inputs.Length is { } length && !IsWhole(length, network.InputSize))
            return WrongInput(inputs, length);
        return WrongCount(outputs, "output value", network.OutputSize, inputs.Length / network.InputSize);
    }

    private Diagnostic? OfOneSample()
    {
        var input = Argument(0);
        return input.Length is { } length && length != network.InputSize
            ? Report(RuleIds.CallInput, input, network.Name, network.InputSize, input.Name, length, network.InputSize)
            : null;
    }

    private Diagnostic? OfParameters()
    {
        var span = Argument(0);
        return span.Length is { } length && length != network.ParameterCount
            ? Report(RuleIds.CallParameters, span, network.Name, network.ParameterCount, span.Name, length)
            : null;
    }

    private Diagnostic? OfStep(CalledTraining training)
    {
        var (inputs, wanted, weights) = (Argument(0), Argument(1), Argument(2));
        var areLabels = invocation.TargetMethod.Parameters[1].Type.ToDisplayString() == Labels;
        if (areLabels != training.TakesLabels)
        {
            return areLabels
                ? Report(RuleIds.CallLabels, wanted, network.Name, training.Loss, "targets", wanted.Name, "a span of integer labels", $"{network.OutputSize} floats for each sample")
                : Report(RuleIds.CallLabels, wanted, network.Name, training.Loss, "integer labels", wanted.Name, "a span of targets", "the number of each sample's class as an int");
        }

        if (inputs.Length is { } length && !IsWhole(length, network.InputSize))
            return WrongInput(inputs, length);
        var (size, what) = areLabels ? (training.LabelsPerSample, "label") : (network.OutputSize, "target value");
        var samples = inputs.Length / network.InputSize;
        if (samples > training.BatchSize)
            return TooMany(training, inputs, samples.Value);
        if (size is not { } known)
            return null;
        if (WrongCount(wanted, what, known, samples) is { } finding)
            return finding;
        samples ??= wanted.Length / known;
        if (samples > training.BatchSize)
            return TooMany(training, wanted, samples.Value);
        // No weights at all are fine.
        return weights.Length is 0 or null ? null : WrongCount(weights, "weight", 1, samples);
    }

    /// <summary>Whether a length is that of n samples, n at least 1.</summary>
    private static bool IsWhole(long length, long size) => length > 0 && length % size == 0;

    private Diagnostic WrongInput(CallArgument inputs, long length) => Report(
        RuleIds.CallInput, inputs, network.Name, network.InputSize, inputs.Name, length, $"{network.InputSize}, or n times as many for n samples");

    /// <summary>Compares a buffer with what so many samples have; with any whole number of samples where that is not known.</summary>
    private Diagnostic? WrongCount(CallArgument argument, string what, long size, long? samples)
    {
        if (argument.Length is not { } length || (samples is { } known ? length == known * size : IsWhole(length, size)))
            return null;
        var expected = (samples ?? 1) * size;
        return Report(
            RuleIds.CallOutput, argument, samples is > 1 ? $"A batch of {Text(samples)} samples" : "A sample", network.Name,
            $"{Text(expected)} {what}{(expected == 1 ? "" : "s")}", argument.Name, length, samples is null ? $"{Text(expected)}, or n times as many for n samples" : Text(expected));
    }

    private Diagnostic TooMany(CalledTraining training, CallArgument argument, long samples) =>
        Report(RuleIds.CallBatch, argument, network.Name, training.BatchSize, samples);

    private CallArgument Argument(int parameter)
    {
        var argument = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter);
        return new(
            invocation.TargetMethod.Parameters[parameter].Name,
            argument is null ? null : BufferLength.Of(argument.Value),
            argument is { ArgumentKind: ArgumentKind.Explicit } ? argument.Syntax : invocation.Syntax);
    }

    private static string Text(long? number) => ((long)number!).ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Report(string rule, CallArgument argument, params object[] values) => Diagnostic.Create(
        RuleCatalogue.Find(rule),
        argument.Syntax.GetLocation(),
        [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))]);

    /// <summary>An argument as messages name it, and its length where it is known.</summary>
    private readonly record struct CallArgument(string Name, long? Length, SyntaxNode Syntax);
}
