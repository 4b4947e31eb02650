using StaticDense.Numerics;

namespace StaticDense;

public sealed partial class Trainer<TNetwork>
{
    /// <summary>Takes one training step: forward, loss, backward, update.</summary>
    /// <param name="inputs">n · InputSize values, row-major; n from 1 to BatchSize.</param>
    /// <param name="labels">A label for each sample, in [0, classes); several where the output has more than one axis.</param>
    /// <param name="sampleWeights">A factor for each sample's loss, or empty; the mean still divides by n.</param>
    /// <returns>The mean loss over the n samples, penalties included, before the update.</returns>
    /// <exception cref="InvalidOperationException">The loss takes targets.</exception>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing was computed.</exception>
    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        meter.Start();
        var step = NewStep();
        Fill(ref step, inputs, labels, sampleWeights);
        var loss = Train(ref step);
        meter.Stop();
        return loss;
    }

    /// <summary>Takes one training step: forward, loss, backward, update.</summary>
    /// <param name="inputs">n · InputSize values, row-major; n from 1 to BatchSize.</param>
    /// <param name="targets">n · OutputSize values, row-major.</param>
    /// <param name="sampleWeights">A factor for each sample's loss, or empty; the mean still divides by n.</param>
    /// <returns>The mean loss over the n samples, penalties included, before the update.</returns>
    /// <exception cref="InvalidOperationException">The loss takes labels.</exception>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        meter.Start();
        var step = NewStep();
        Fill(ref step, inputs, targets, sampleWeights);
        var loss = Train(ref step);
        meter.Stop();
        return loss;
    }

    /// <summary>
    /// The first half of a step: forward, loss and backward into <see cref="Gradients"/>. Parameters stay as they are;
    /// <see cref="ApplyGradients"/> is the other half. Both together give the bits of TrainStep.
    /// </summary>
    /// <param name="inputs">n · InputSize values, row-major; n from 1 to BatchSize.</param>
    /// <param name="labels">A label for each sample.</param>
    /// <param name="sampleWeights">A factor for each sample's loss, or empty.</param>
    /// <returns>The mean loss over the n samples, penalties included.</returns>
    /// <exception cref="InvalidOperationException">The declaration does not keep gradients, or the loss takes targets.</exception>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class; nothing was computed.</exception>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        meter.Start();
        CheckKeepsGradients();
        var step = NewStep();
        Fill(ref step, inputs, labels, sampleWeights);
        var loss = RunStep(StepPart.Backpropagate, ref step);
        meter.Stop();
        return loss;
    }

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{float})"/>
    /// <param name="inputs">n · InputSize values, row-major; n from 1 to BatchSize.</param>
    /// <param name="targets">n · OutputSize values, row-major.</param>
    /// <param name="sampleWeights">A factor for each sample's loss, or empty.</param>
    public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights = default)
    {
        meter.Start();
        CheckKeepsGradients();
        var step = NewStep();
        Fill(ref step, inputs, targets, sampleWeights);
        var loss = RunStep(StepPart.Backpropagate, ref step);
        meter.Stop();
        return loss;
    }

    /// <summary>The second half of a step: clips <see cref="Gradients"/> as declared and updates the parameters from them.</summary>
    /// <exception cref="InvalidOperationException">The declaration does not keep gradients.</exception>
    public void ApplyGradients()
    {
        meter.Start();
        CheckKeepsGradients();
        var step = NewStep();
        // The optimizer's numbers belong to this half: gradients may be computed any number of times before they are applied.
        optimizer.Next(out step.Update);
        RunStep(StepPart.ApplyGradients, ref step);
        Step++;
        Prune();
        meter.Stop();
    }

    /// <summary>Takes a step over checked spans.</summary>
    private float Train(ref TrainingStep step)
    {
        optimizer.Next(out step.Update);
        var loss = RunStep(training.GradientOffset >= 0 ? StepPart.Backpropagate | StepPart.ApplyGradients : StepPart.Backpropagate, ref step);
        Step++;
        Prune();
        return loss;
    }
}
