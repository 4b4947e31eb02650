using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>A convolution's sum: <c>destination = Σ window of source · kernel + bias</c>.</summary>
/// <param name="Source">Null when the network's input is read where the caller has it, row-major.</param>
/// <param name="Image">One sample with its border; null where windows stay inside the image.</param>
/// <param name="ClearsPadding">Whether padded lanes have to be cleared: no later operation on them does it.</param>
/// <param name="Ending">What is done with each finished tile.</param>
internal sealed record Convolve(
    ConvolutionPlan Convolution, Block? Source, Scratch? Image, Block Destination, bool ClearsPadding, Ending Ending) : Operation
{
    /// <summary>What is taken of the source on the way into the bordered copy; null for its values as they are.</summary>
    public SquareMaxima? Maxima { get; init; }

    public override IEnumerable<Region> Regions => Existing<Region>(Source, Image, Destination, Ending.Scale);

    public override IEnumerable<Region> Reads => Existing<Region>(Source, Ending.Scale);

    public override IEnumerable<Tensor> Parameters => Existing(Convolution.Kernel, Convolution.Bias);
}

/// <summary>A copy of a convolution's kernel with taps in reverse and channels and filters exchanged.</summary>
internal sealed record TransposeTaps(ConvolutionPlan Convolution, Scratch Transposed) : Operation
{
    public override IEnumerable<Region> Regions => [Transposed];

    public override IEnumerable<Tensor> Parameters => [Convolution.Kernel];

    public override Division Division => Division.Blocks;
}

/// <summary>The gradient of a convolution's input, from a transposed copy of the kernel.</summary>
/// <param name="Image">One sample of delta with its border; null where none is needed.</param>
internal sealed record ConvolveInputGradient(
    ConvolutionPlan Convolution, Block Delta, Scratch Transposed, Scratch? Image, Block Destination, bool ClearsPadding) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Delta, Transposed, Image, Destination);

    public override IEnumerable<Region> Reads => [Delta, Transposed];
}

/// <summary>The gradient of a convolution's kernel, with the optimizer's update where no gradient is stored.</summary>
/// <param name="Source">Null when the network's input is read where the caller has it, row-major.</param>
/// <param name="Image">One sample of the source with its border.</param>
/// <param name="Sum">Holds the gradient; null when it is stored.</param>
internal sealed record ConvolveKernelGradient(
    ConvolutionPlan Convolution, Block? Source, Block Delta, Scratch? Image, Scratch? Sum) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Delta, Image, Sum);

    public override IEnumerable<Region> Reads => Existing<Region>(Source, Delta);

    public override IEnumerable<Tensor> Parameters => [Convolution.Kernel];

    public override Division Division => Division.Panels;
}

/// <summary>Each output channel from the few input channels of its group.</summary>
internal sealed record GroupedConvolve(GroupedPlan Convolution, Block Source, Scratch Spread, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Spread, Destination];

    public override IEnumerable<Tensor> Parameters => Existing(Convolution.Kernel, Convolution.Bias);
}

/// <summary>The gradient of a grouped convolution's input.</summary>
internal sealed record GroupedInputGradient(GroupedPlan Convolution, Block Delta, Scratch Spread, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Delta, Spread, Destination];

    public override IEnumerable<Tensor> Parameters => [Convolution.Kernel];
}

/// <summary>The gradient of a grouped convolution's kernel, with the optimizer's update where no gradient is stored.</summary>
internal sealed record GroupedKernelGradient(GroupedPlan Convolution, Block Source, Block Delta, Scratch Spread, Scratch? Sum) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Delta, Spread, Sum);

    public override IEnumerable<Tensor> Parameters => [Convolution.Kernel];

    public override Division Division => Division.None;
}

/// <summary>The maximum or the average of each window.</summary>
internal sealed record Pool(PoolPlan Pooling, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Maxima of squares of 2 x 2 that halve an image, and a function of each.</summary>
/// <param name="Function">Null for none.</param>
internal sealed record SquareMaxima(PoolPlan Pooling, ActivationFunction? Function);

/// <summary>The gradient of a pooling's input.</summary>
/// <param name="Source">The pooled values; null for averages.</param>
/// <param name="Output">The maxima; null for averages.</param>
internal sealed record PoolGradient(PoolPlan Pooling, Block? Source, Block? Output, Block Delta, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Output, Delta, Destination);

    public override IEnumerable<Region> Reads => Existing<Region>(Source, Output, Delta);
}

/// <summary>The maximum or the average of all positions.</summary>
internal sealed record PoolAll(bool IsMaximum, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <inheritdoc cref="PoolGradient"/>
internal sealed record PoolAllGradient(bool IsMaximum, Block? Source, Block? Output, Block Delta, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => Existing<Region>(Source, Output, Delta, Destination);

    public override IEnumerable<Region> Reads => Existing<Region>(Source, Output, Delta);
}

/// <summary>What the operations of one convolution share.</summary>
/// <param name="IsPacked">Whether it reads the network's input as the caller has it, a few channels side by side.</param>
internal sealed record ConvolutionPlan(
    string Identifier, string LayerName, WindowGeometry Geometry, int Channels, Tensor Kernel, Tensor? Bias, bool IsPacked = false)
{
    public int Filters => Kernel.Channels;

    public int Taps => Geometry.Window.KernelRows * Geometry.Window.KernelColumns;

    public int OutputPositions => Geometry.OutputRows * Geometry.OutputColumns;
}

/// <summary>What the operations of one grouped or depthwise convolution share.</summary>
internal sealed record GroupedPlan(
    string Identifier, string LayerName, WindowGeometry Geometry, int Channels, int Groups, Tensor Kernel, Tensor? Bias)
{
    public int Filters => Kernel.Channels;

    /// <summary>Steps of one tap: the input channels of a group.</summary>
    public int Steps => Channels / Groups;

    /// <summary>Floats of scratch; the library's <c>Depthwise.ScratchCount</c> says the same, and a test compares them.</summary>
    public long SpreadCount
    {
        get
        {
            var taps = Geometry.Window.KernelRows * Geometry.Window.KernelColumns;
            if (Steps == 1 && Filters == Channels)
                return (long)Blocks.Lanes * taps;
            var forward = (long)Steps * Geometry.InputRows * Geometry.InputColumns;
            var backward = ((long)(Filters / Groups) * taps) + ((long)Geometry.OutputRows * Geometry.OutputColumns);
            return Blocks.Lanes * Math.Max(forward, backward);
        }
    }
}

/// <summary>What the operations of one pooling share.</summary>
internal sealed record PoolPlan(string Identifier, string LayerName, bool IsMaximum, WindowGeometry Geometry)
{
    /// <summary>Whether all windows are whole squares of 2 x 2 neighbours, side by side.</summary>
    public bool IsHalving =>
        Geometry is { Window: { KernelRows: 2, KernelColumns: 2, RowStride: 2, ColumnStride: 2, RowDilation: 1, ColumnDilation: 1 }, Border: { Top: 0, Left: 0 } } &&
        2 * Geometry.OutputRows <= Geometry.InputRows && 2 * Geometry.OutputColumns <= Geometry.InputColumns;
}

/// <summary>What is done with a finished tile of sums before it is stored: at most a multiply-add, then a function.</summary>
/// <param name="Scale">A scale for each channel and behind it a shift; null for none.</param>
/// <param name="Function">A function of a few instructions; null for none.</param>
internal sealed record Ending(Scratch? Scale, ActivationFunction? Function)
{
    public static Ending None { get; } = new(null, null);

    public bool IsNone => Scale is null && Function is null;
}
