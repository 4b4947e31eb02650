using StaticDense.Numerics;

namespace StaticDense;

/// <summary>Turns class weights into sample weights.</summary>
internal sealed class ClassWeighting
{
    private readonly float[] weights;

    private ClassWeighting(float[] weights) => this.weights = weights;

    /// <summary>The weighting of a network's classes, or null without class weights.</summary>
    /// <param name="given">Weights by class; classes left out count 1.</param>
    /// <param name="network">The network's shapes.</param>
    /// <param name="training">The network's loss.</param>
    /// <exception cref="ArgumentException">A class does not exist, a weight is negative or not finite, or samples have several labels.</exception>
    public static ClassWeighting? Create(IReadOnlyDictionary<int, float>? given, NetworkDescription network, TrainingDescription training)
    {
        if (given is null || given.Count == 0)
            return null;
        if (training.LabelsPerSample != 1)
        {
            throw new ArgumentException(
                $"Class weights need one class a sample; {network.Name} has {training.LabelsPerSample} a sample. Give sample weights instead.",
                nameof(given));
        }

        // With one output the classes are 0 and 1.
        var classes = Math.Max(network.OutputSize, 2);
        var weights = new float[classes];
        Array.Fill(weights, 1f);
        foreach (var (label, weight) in given)
        {
            if ((uint)label >= (uint)classes)
                throw new ArgumentException($"Class {label} has a weight, and {network.Name}'s classes are 0 to {classes - 1}.", nameof(given));
            if (!float.IsFinite(weight) || weight < 0)
                throw new ArgumentException(FormattableString.Invariant($"Class {label} has the weight {weight}; weights are finite and at least 0."), nameof(given));
            weights[label] = weight;
        }

        return new ClassWeighting(weights);
    }

    /// <summary>Each label's weight.</summary>
    /// <param name="labels">One label a sample.</param>
    /// <param name="sampleWeights">Must be empty.</param>
    /// <param name="destination">One weight a sample.</param>
    public ReadOnlySpan<float> Weigh(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights, Span<float> destination)
    {
        CheckEmpty(sampleWeights);
        for (var sample = 0; sample < labels.Length; sample++)
            destination[sample] = Weight(labels[sample]);
        return destination;
    }

    /// <summary>The weight of each sample's largest target, or of its only one rounded to the nearest, halves to even.</summary>
    /// <param name="targets">samples · outputSize values.</param>
    /// <param name="outputSize">Targets a sample.</param>
    /// <param name="sampleWeights">Must be empty.</param>
    /// <param name="destination">One weight a sample.</param>
    public ReadOnlySpan<float> Weigh(ReadOnlySpan<float> targets, int outputSize, ReadOnlySpan<float> sampleWeights, Span<float> destination)
    {
        CheckEmpty(sampleWeights);
        for (var sample = 0; sample < destination.Length; sample++)
        {
            var label = outputSize == 1 ? (int)MathF.Round(targets[sample]) : Reductions.ArgMax(targets.Slice(sample * outputSize, outputSize));
            destination[sample] = Weight(label);
        }

        return destination;
    }

    /// <summary>A class's weight; a label that is ignored or no class counts 1.</summary>
    private float Weight(int label) => (uint)label < (uint)weights.Length ? weights[label] : 1f;

    private static void CheckEmpty(ReadOnlySpan<float> sampleWeights)
    {
        if (!sampleWeights.IsEmpty)
        {
            throw new ArgumentException(
                $"{sampleWeights.Length} sample weights are given and the trainer has class weights; a sample's loss can have only one of them.",
                nameof(sampleWeights));
        }
    }
}
