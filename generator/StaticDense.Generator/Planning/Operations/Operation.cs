using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>One step of a pass over named regions. The set is closed: layers are lowered to these, emission knows nothing of layers.</summary>
internal abstract record Operation
{
    /// <summary>The regions it reads or writes: they must be in memory while it runs.</summary>
    public abstract IEnumerable<Region> Regions { get; }

    /// <summary>Those of the regions that it only reads.</summary>
    public virtual IEnumerable<Region> Reads => [];

    /// <summary>The parameters it reads or changes. An operation that is divided by samples changes none.</summary>
    public virtual IEnumerable<Tensor> Parameters => [];

    /// <summary>How threads share it.</summary>
    public virtual Division Division => Division.Samples;

    protected static IEnumerable<T> Existing<T>(params T?[] items)
        where T : class =>
        items.Where(item => item is not null).Select(item => item!);
}

/// <summary>How threads share an operation: always by what it writes, never by parts of a sum.</summary>
internal enum Division
{
    /// <summary>Each thread computes its samples.</summary>
    Samples,

    /// <summary>Each thread computes some panels of 16 channels of all samples, and the parameters that belong to them.</summary>
    Panels,

    /// <summary>Each thread computes some blocks of 16 inputs of a kernel.</summary>
    Blocks,

    /// <summary>One thread does it.</summary>
    None,
}

/// <summary>The caller's row-major samples into blocks.</summary>
internal sealed record Gather(Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Destination];
}

/// <summary>Blocks into the caller's row-major samples.</summary>
internal sealed record Scatter(Block Source) : Operation
{
    public override IEnumerable<Region> Regions => [Source];
}

/// <summary>A dense layer's sum: <c>destination = source · kernel + bias</c>.</summary>
/// <param name="Source">Null when samples are read where the caller has them.</param>
/// <param name="ClearsPadding">Whether padded lanes have to be cleared: no later operation on them does it.</param>
/// <param name="Ending">What is done with each finished tile.</param>
internal sealed record Product(DensePlan Dense, Block? Source, Block Destination, bool ClearsPadding, Ending Ending) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Destination, Ending.Scale);

    public override IEnumerable<Region> Reads => Existing<Region>(Source == Destination ? null : Source, Ending.Scale);

    public override IEnumerable<Tensor> Parameters => Existing(Dense.Kernel, Dense.Bias);
}

/// <summary>A copy of a dense layer's kernel with rows and columns exchanged.</summary>
internal sealed record TransposeKernel(DensePlan Dense, Scratch Transposed) : Operation
{
    public override IEnumerable<Region> Regions => [Transposed];

    public override IEnumerable<Tensor> Parameters => [Dense.Kernel];

    public override Division Division => Division.Blocks;
}

/// <summary>The gradient of a dense layer's input: <c>destination = delta · kernelᵀ</c>, from a transposed copy of the kernel.</summary>
internal sealed record InputGradient(DensePlan Dense, Block Delta, Scratch Transposed, Block Destination, bool ClearsPadding) : Operation
{
    public override IEnumerable<Region> Regions => [Delta, Transposed, Destination];

    public override IEnumerable<Region> Reads => [Delta, Transposed];
}

/// <summary>The gradient of a kernel, <c>sourceᵀ · delta</c>, with the optimizer's update where no gradient is stored.</summary>
/// <param name="Source">Null when samples are read where the caller has them.</param>
/// <param name="Tile">Holds one finished tile; null when the gradient is stored.</param>
internal sealed record KernelGradient(DensePlan Dense, Block? Source, Block Delta, Scratch? Tile) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Delta, Tile);

    public override IEnumerable<Region> Reads => Existing(Source, Delta);

    public override IEnumerable<Tensor> Parameters => [Dense.Kernel];

    public override Division Division => Division.Blocks;
}

/// <summary>The gradient of a bias: the sum of delta's rows, with the optimizer's update where no gradient is stored.</summary>
internal sealed record BiasGradient(Tensor Bias, Block Delta, Scratch? Sum) : Operation
{
    public override IEnumerable<Region> Regions => Sum is null ? [Delta] : [Delta, Sum];

    public override IEnumerable<Region> Reads => [Delta];

    public override IEnumerable<Tensor> Parameters => [Bias];

    public override Division Division => Division.Panels;
}

/// <summary>A function of each value.</summary>
internal sealed record Map(ActivationFunction Function, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Delta times the function's derivative at the saved input or output.</summary>
internal sealed record MapGradient(ActivationFunction Function, Block Saved, Block Delta) : Operation
{
    public override IEnumerable<Region> Regions => [Saved, Delta];

    public override IEnumerable<Region> Reads => [Saved];
}

/// <summary>Softmax or log-softmax over the channels.</summary>
internal sealed record Normalize(ActivationKind Kind, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Delta through softmax or log-softmax, from its output.</summary>
internal sealed record NormalizeGradient(ActivationKind Kind, Block Output, Block Delta) : Operation
{
    public override IEnumerable<Region> Regions => [Output, Delta];
}

/// <summary>A rectifier with trained slopes.</summary>
internal sealed record Rectify(PReluPlan Slopes, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];

    public override IEnumerable<Tensor> Parameters => [Slopes.Alpha];
}

/// <summary>Delta through the rectifier and the slopes' gradient.</summary>
internal sealed record RectifyGradient(PReluPlan Slopes, Block Source, Block Delta, Scratch? Sum) : Operation
{
    public override IEnumerable<Region> Regions => Sum is null ? [Source, Delta] : [Source, Delta, Sum];

    public override IEnumerable<Region> Reads => [Source];

    public override IEnumerable<Tensor> Parameters => [Slopes.Alpha];

    public override Division Division => Division.None;
}

/// <summary>Dropout in training.</summary>
internal sealed record Drop(DropoutPlan Dropout, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Delta through the same dropout mask.</summary>
internal sealed record DropGradient(DropoutPlan Dropout, Block Delta) : Operation
{
    public override IEnumerable<Region> Regions => [Delta];
}

/// <summary>The same row-major elements under another shape.</summary>
internal sealed record Repack(Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>The mean loss of the batch, and its gradient in training.</summary>
/// <param name="Loss">Which loss, with its numbers.</param>
/// <param name="FromLogits">Whether the values are logits: exact logarithms, gradient p - y, no clipping.</param>
/// <param name="Values">The outputs or logits.</param>
/// <param name="Probabilities">Where fused losses write the activated outputs.</param>
/// <param name="Delta">Where the gradient goes; null when only the loss is wanted.</param>
internal sealed record LossGradient(TrainDeclaration Loss, bool FromLogits, Block Values, Block? Probabilities, Block? Delta) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Values, Probabilities, Delta);

    public override Division Division => Division.None;
}

/// <summary>The penalty of an output, added to the loss.</summary>
internal sealed record ActivityLoss(Regularizer Penalty, Block Output) : Operation
{
    public override IEnumerable<Region> Regions => [Output];

    public override IEnumerable<Region> Reads => [Output];

    public override Division Division => Division.None;
}

/// <summary>The gradient of an output's penalty, added to delta.</summary>
internal sealed record ActivityGradient(Regularizer Penalty, Block Output, Block Delta) : Operation
{
    public override IEnumerable<Region> Regions => [Output, Delta];

    public override IEnumerable<Region> Reads => [Output];
}

/// <summary>All zeros.</summary>
internal sealed record Clear(Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Destination];
}

/// <summary>The sum of two: <c>destination += source</c>.</summary>
internal sealed record Accumulate(Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>What the operations of one dense layer share.</summary>
internal sealed record DensePlan(string Identifier, string LayerName, int Inputs, int Units, Tensor Kernel, Tensor? Bias, SumCut Cut)
{
    public int Panels => Blocks.Of(Units);
}

/// <summary>What the operations of one PReLU layer share.</summary>
/// <param name="Input">The shape of one sample.</param>
/// <param name="SharedAxes">The axes that share slopes, counted from 1.</param>
internal sealed record PReluPlan(string Identifier, Tensor Alpha, Shape Input, EquatableArray<int> SharedAxes);

/// <summary>What the operations of one dropout layer share.</summary>
/// <param name="Index">Distinguishes the draws of different layers.</param>
/// <param name="IsSpatial">Whether whole channels of a sample are dropped.</param>
internal sealed record DropoutPlan(int Index, float Rate, bool IsSpatial = false);
