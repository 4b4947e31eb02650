using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense;

// How a step is shared by the trainer's threads: each goes through the whole pass, computes its samples and its part of the parameters, and
// waits where it needs what others computed.
public sealed unsafe partial class Trainer<TNetwork>
{
    [Flags]
    private enum StepPart
    {
        Backpropagate = 1,
        ApplyGradients = 2,
        Evaluate = 4,
    }

    /// <summary>Runs one or two of the emitted passes on as many threads as the batch is worth.</summary>
    /// <returns>The loss.</returns>
    private float RunStep(StepPart parts, ref TrainingStep step)
    {
        // Masks of the first step; those of others are made when the step before has ended.
        if (Step == 0 && (parts & StepPart.Backpropagate) != 0)
            Prune();
        var multiplyAdds = WorthOf(parts, step.Samples);
        var sharing = team is null ? 1 : WorkDivision.Threads(multiplyAdds, leastMultiplyAdds, threads);
        if (sharing == 1)
        {
            step.OwnSamples = step.Samples;
            step.Scratch = ref Unsafe.Add(ref arena.Start, training.ScratchOffset);
            return RunPasses(parts, in step);
        }

        var work = new SharedStep { Trainer = this, Parts = parts, Step = step };

        // The pointers are to this thread's stack and to what stands on it: Run returns when nobody uses them any more.
#pragma warning disable CS8500 // A pointer to what holds references: it stands on the stack of the thread that waits, where the collector finds it.
        team!.Run(new TeamWork { Method = &RunShare, State = &work, Size = (8 * multiplyAdds) + (long)parts }, sharing, WorkDivision.Patience(parts == StepPart.Evaluate ? multiplyAdds : 3 * multiplyAdds));
#pragma warning restore CS8500
        return work.Loss;
    }

    /// <summary>
    /// What a share is measured by: a prediction of the samples. A step is some three times as much work, and its threads wait for each other that much more often.
    /// An update from stored gradients does not depend on the samples.
    /// </summary>
    private long WorthOf(StepPart parts, int samples) =>
        (parts == StepPart.ApplyGradients ? training.BatchSize : samples) * description.MultiplyAddCount;

    private static void RunShare(void* state, WorkShare share)
    {
#pragma warning disable CS8500 // A pointer to what holds references: it stands on the stack of the thread that waits, where the collector finds it.
        ref var work = ref *(SharedStep*)state;
#pragma warning restore CS8500
        var trainer = work.Trainer;
        var step = work.Step;
        var own = share.OfSamples(step.Samples);
        step.FirstSample = own.First;
        step.OwnSamples = own.Count;
        step.Share = share;
        step.Scratch = ref share.IsFirst ? ref Unsafe.Add(ref trainer.arena.Start, trainer.training.ScratchOffset) : ref trainer.scratches[share.Worker - 1].Start;
        var loss = RunPasses(work.Parts, in step);
        if (share.IsFirst)
            work.Loss = loss;
    }

    private static float RunPasses(StepPart parts, ref readonly TrainingStep step)
    {
        if (parts == StepPart.Evaluate)
            return TNetwork.Evaluate(in step);
        var loss = 0f;
        if ((parts & StepPart.Backpropagate) != 0)
            loss = TNetwork.Backpropagate(in step);
        if ((parts & StepPart.ApplyGradients) != 0)
        {
            step.Share.Wait();
            TNetwork.ApplyGradients(in step);
        }

        return loss;
    }

    /// <summary>A step as the threads that share it find it.</summary>
    private ref struct SharedStep
    {
        public Trainer<TNetwork> Trainer;
        public StepPart Parts;
        public TrainingStep Step;
        public float Loss;
    }
}
