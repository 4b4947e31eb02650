using System.Runtime.InteropServices;
using StaticDense.Numerics;

namespace StaticDense;

// How spans and datasets become a step: everything is checked before anything is computed.
public sealed partial class Trainer<TNetwork>
{
    private void Fill(ref TrainingStep step, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (!training.TakesLabels)
            throw new InvalidOperationException($"{description.Name}'s loss {training.Loss} takes targets, and integer labels were given.");
        var samples = CheckInputs(inputs.Length, sampleWeights.Length);
        if (labels.Length != samples * training.LabelsPerSample)
        {
            throw new ArgumentException(
                $"{samples} samples of {description.Name} have {samples * training.LabelsPerSample} labels; {labels.Length} are given.",
                nameof(labels));
        }

        Losses.CheckLabels(labels, labelClasses, training.IgnoreClass);
        step.Samples = samples;
        step.Inputs = inputs;
        step.Labels = labels;
        step.SampleWeights = classWeights is null ? sampleWeights : classWeights.Weigh(labels, sampleWeights, WeightStaging(samples));
    }

    private void Fill(ref TrainingStep step, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (training.TakesLabels)
            throw new InvalidOperationException($"{description.Name}'s loss {training.Loss} takes integer labels, and targets were given.");
        var samples = CheckInputs(inputs.Length, sampleWeights.Length);
        if (targets.Length != samples * outputSize)
        {
            throw new ArgumentException(
                $"{samples} samples of {description.Name} have {samples * outputSize} target values; {targets.Length} are given.",
                nameof(targets));
        }

        step.Samples = samples;
        step.Inputs = inputs;
        step.Targets = targets;
        step.SampleWeights = classWeights is null ? sampleWeights : classWeights.Weigh(targets, outputSize, sampleWeights, WeightStaging(samples));
    }

    /// <summary>Collects a batch of a bound dataset in the arena.</summary>
    private void Fill(ref TrainingStep step, Dataset dataset, ReadOnlySpan<int> indices, bool isTraining)
    {
        var samples = indices.Length;
        var inputs = arena.Span.Slice(training.InputStagingOffset, samples * inputSize);
        var weights = dataset.HasSampleWeights ? WeightStaging(samples) : default;
        step.Samples = samples;
        step.Inputs = inputs;
        step.SampleWeights = weights;
        if (training.TakesLabels)
        {
            var labels = MemoryMarshal.Cast<float, int>(arena.Span.Slice(training.TargetStagingOffset, samples * training.LabelsPerSample));
            dataset.CopyBatch(indices, inputs, labels, default, weights);
            Losses.CheckLabels(labels, labelClasses, training.IgnoreClass);
            step.Labels = labels;
            if (isTraining && classWeights is not null)
                step.SampleWeights = classWeights.Weigh(labels, weights, WeightStaging(samples));
        }
        else
        {
            var targets = arena.Span.Slice(training.TargetStagingOffset, samples * outputSize);
            dataset.CopyBatch(indices, inputs, default, targets, weights);
            step.Targets = targets;
            if (isTraining && classWeights is not null)
                step.SampleWeights = classWeights.Weigh(targets, outputSize, weights, WeightStaging(samples));
        }
    }

    private Span<float> WeightStaging(int samples) => arena.Span.Slice(training.WeightStagingOffset, samples);

    private int CheckInputs(int inputs, int sampleWeights)
    {
        var (samples, rest) = Math.DivRem(inputs, inputSize);
        if (samples == 0 || rest != 0)
        {
            throw new ArgumentException(
                $"{description.Name} takes {inputSize} values a sample and at least one sample; {inputs} values are no whole number of samples.",
                nameof(inputs));
        }

        if (samples > training.BatchSize)
        {
            throw new ArgumentException(
                $"{description.Name} is declared with BatchSize = {training.BatchSize}; a step cannot take {samples} samples.",
                nameof(inputs));
        }

        if (sampleWeights != 0 && sampleWeights != samples)
            throw new ArgumentException($"{samples} samples need {samples} sample weights, or none; {sampleWeights} are given.", nameof(sampleWeights));
        return samples;
    }
}
