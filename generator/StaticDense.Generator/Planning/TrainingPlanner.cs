using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Plans a training step and an evaluation, and the trainer's arena.</summary>
internal static class TrainingPlanner
{
    /// <param name="isDivided">Whether threads can share a step.</param>
    public static TrainingPlan Plan(ShapedNetwork network, ParameterLayout layout, TrainDeclaration train, bool isDivided)
    {
        var optimizer = train.Optimizer;
        var clipsNorms = optimizer.ClipNorm != 0 || optimizer.GlobalClipNorm != 0;
        var stores = train.KeepGradients || clipsNorms;
        var states = optimizer.StateCount;

        var (stepOperations, output) = Build(network, layout, train, PassMode.Training, stores);
        var (evaluationOperations, evaluationOutput) = Build(network, layout, train, PassMode.Evaluation, stores);
        var step = new Pass(stepOperations, new MemoryPlan(stepOperations, [output], train.BatchSize, isDivided));
        var evaluation = new Pass(evaluationOperations, new MemoryPlan(evaluationOperations, [evaluationOutput], train.BatchSize, isDivided));

        long next = 0;
        long Take(long floats)
        {
            var offset = next;
            next += (floats + Blocks.Lanes - 1) / Blocks.Lanes * Blocks.Lanes;
            return offset;
        }

        var state = Take((long)states * layout.StorageCount);
        var gradient = stores ? Take(layout.StorageCount) : -1;
        var inputs = Take(train.BatchSize * network.InputShape.Size);
        var targets = Take(train.BatchSize * (train.Loss == LossKind.SparseCategoricalCrossentropy ? network.OutputShape.Positions : network.OutputShape.Size));
        var weights = Take(train.BatchSize);
        var pass = Take(Math.Max(step.Memory.Count, evaluation.Memory.Count));
        var scratchCount = Math.Max(step.Memory.OwnCount, evaluation.Memory.OwnCount);
        var scratch = Take(scratchCount);
        return new TrainingPlan(
            train, states, stores, clipsNorms, state, gradient, inputs, targets, weights, pass, scratch, scratchCount, next, output, step, evaluation);
    }

    private static (IReadOnlyList<Operation> Operations, Block Output) Build(
        ShapedNetwork network, ParameterLayout layout, TrainDeclaration train, PassMode mode, bool stores)
    {
        var pass = new PassBuilder(mode, stores);
        var layers = new NetworkPass(pass, network, layout);
        var steps = layers.OutputSteps;

        // The activation that a crossentropy takes over, and the penalty of its output if there is one.
        var fused = FusedStep(steps, train);
        var plain = fused < 0 ? steps.Count : fused;
        var value = layers.Forward(plain);

        var delta = mode == PassMode.Training ? pass.NewBlock("loss gradient", value.Positions, value.Channels) : null;
        var output = fused < 0 ? value : pass.NewBlock("output", value.Positions, value.Channels);
        var probabilities = fused >= 0 ? output : train.FromLogits ? pass.NewBlock("probabilities", value.Positions, value.Channels) : null;
        pass.Add(new LossGradient(train, FromLogits: probabilities is not null, value, probabilities, delta));
        if (fused >= 0)
            AddActivity(pass, steps, fused, output, delta);
        if (delta is not null)
            layers.Backward(delta, plain);
        return (TransposeFirst(CallerSamples.Read(Fusion.Apply(pass.Operations), train.BatchSize)), output);
    }

    /// <summary>
    /// Copies of kernels, which need nothing but parameters, stand ahead of the loss: threads then wait for all of them once, and not for each layer's.
    /// </summary>
    private static List<Operation> TransposeFirst(IReadOnlyList<Operation> operations)
    {
        var copies = operations.Where(operation => operation is TransposeKernel or TransposeTaps).ToList();
        var others = operations.Where(operation => operation is not (TransposeKernel or TransposeTaps)).ToList();
        others.InsertRange(others.FindIndex(operation => operation is LossGradient), copies);
        return others;
    }

    /// <summary>
    /// The index of a last softmax or sigmoid that the loss computes together with itself; -1 if there is none. Like Keras, a loss that
    /// was told to expect logits takes those of the last softmax all the same.
    /// </summary>
    private static int FusedStep(List<Step> steps, TrainDeclaration train)
    {
        var last = steps.Count - 1;
        if (last >= 0 && steps[last] is ActivityStep)
            last--;
        if (last < 0)
            return -1;
        return (train.Loss, steps[last]) switch
        {
            (LossKind.SparseCategoricalCrossentropy or LossKind.CategoricalCrossentropy, NormalizeStep { Kind: ActivationKind.Softmax }) => last,
            (LossKind.BinaryCrossentropy or LossKind.BinaryFocalCrossentropy, MapStep { Function.Kind: ActivationKind.Sigmoid }) => last,
            _ => -1,
        };
    }

    /// <summary>The penalty of an output whose activation is fused: its gradient goes through the activation by itself.</summary>
    private static void AddActivity(PassBuilder pass, List<Step> steps, int fused, Block output, Block? delta)
    {
        if (fused == steps.Count - 1)
            return;
        var activity = steps[fused + 1];
        activity.Forward(pass, new Value(output));
        if (delta is null)
            return;
        var extra = pass.NewBlock("penalty gradient", output.Positions, output.Channels);
        pass.Add(new Clear(extra));
        activity.Backward(pass, extra, needsInput: true);
        if (steps[fused] is NormalizeStep normalize)
            normalize.BackwardFrom(pass, output, extra);
        else
            ((MapStep)steps[fused]).BackwardFrom(pass, output, extra);
        pass.Add(new Accumulate(extra, delta));
    }
}
