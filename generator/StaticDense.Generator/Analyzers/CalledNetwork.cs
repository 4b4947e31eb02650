using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticDense.Generator.Model;
using StaticDense.Generator.Parsing;

namespace StaticDense.Generator.Analyzers;

/// <summary>What calls of a network must fit, read from the constants that were emitted for it.</summary>
/// <param name="Name">The class.</param>
/// <param name="InputSize">Values of one sample's input.</param>
/// <param name="OutputSize">Values of one sample's output.</param>
/// <param name="ParameterCount">Parameters, padding not counted.</param>
/// <param name="Training">How it is trained; null without <c>[Train]</c>.</param>
internal sealed record CalledNetwork(string Name, int InputSize, int OutputSize, int ParameterCount, CalledTraining? Training)
{
    /// <summary>The output's shape in the summary: <c>dense_1 (Dense)  (None, 10)</c>.</summary>
    private static readonly Regex OutputShape = new(@"\(None((?:, \d+)+)\)", RegexOptions.CultureInvariant);

    /// <summary>Reads a network; null for any other type, and for a network whose declaration holds errors.</summary>
    public static CalledNetwork? Of(INamedTypeSymbol type)
    {
        // Members that stand in for those of a broken declaration have a summary without text.
        if (!IsNetwork(type) || Constant(type, "Summary") is not string { Length: > 0 } summary)
            return null;
        if (Constant(type, "InputSize") is not (int inputSize and > 0) || Constant(type, "OutputSize") is not (int outputSize and > 0)
            || Constant(type, "ParameterCount") is not int parameterCount)
            return null;
        return new(type.Name, inputSize, outputSize, parameterCount, TrainingOf(type, outputSize, summary));
    }

    /// <summary>Whether a type is declared as a network, sound or not.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(attribute => NetworkParser.Is(attribute, "NetworkAttribute"));

    private static CalledTraining? TrainingOf(INamedTypeSymbol type, int outputSize, string summary)
    {
        var train = type.GetAttributes().FirstOrDefault(attribute => NetworkParser.Is(attribute, "TrainAttribute"));
        if (train is null || train.ConstructorArguments.Length == 0 || train.ConstructorArguments[0].Value is not int loss
            || !Enum.IsDefined(typeof(LossKind), loss) || Constant(type, "BatchSize") is not (int batchSize and > 0))
            return null;
        return new((LossKind)loss, batchSize, LabelsPerSample(summary, outputSize));
    }

    private static object? Constant(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue)?.ConstantValue;

    /// <summary>The positions of the output: all its axes but the last. No constant holds them, so they are read from the table's last row.</summary>
    private static long? LabelsPerSample(string summary, int outputSize)
    {
        var row = summary.Split('\n').Where(line => OutputShape.IsMatch(line)).Skip(1).LastOrDefault();
        if (row is null)
            return null;
        var axes = OutputShape.Match(row).Groups[1].Value.Split([", "], StringSplitOptions.RemoveEmptyEntries)
            .Select(axis => long.Parse(axis, CultureInfo.InvariantCulture)).ToList();
        var positions = axes.Take(axes.Count - 1).Aggregate(1L, (product, axis) => product * axis);
        return positions * axes[axes.Count - 1] == outputSize ? positions : null;
    }
}

/// <summary>What a training step must fit.</summary>
/// <param name="LabelsPerSample">Labels of one sample; null where that is not known.</param>
internal sealed record CalledTraining(LossKind Loss, int BatchSize, long? LabelsPerSample)
{
    public bool TakesLabels => Loss == LossKind.SparseCategoricalCrossentropy;
}
