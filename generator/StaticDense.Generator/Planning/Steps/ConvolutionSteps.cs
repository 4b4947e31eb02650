namespace StaticDense.Generator.Planning;

/// <summary>The sum of a convolution over all channels.</summary>
internal sealed class ConvolutionStep(ConvolutionPlan convolution, bool followedByMap) : Step
{
    private Block? _source;
    private bool _isPacked;

    private ConvolutionPlan Plan => convolution with { IsPacked = _isPacked };

    public override bool HasParameters => true;

    /// <summary>
    /// The network's input with a few channels is read as it is, side by side: a block would be mostly padding. The sums are the same.
    /// </summary>
    public override Value Forward(PassBuilder pass, Value value)
    {
        if (!value.IsInput || convolution.Channels >= Blocks.Lanes)
            return base.Forward(pass, value);
        _isPacked = true;
        return new(AddForward(pass, null));
    }

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        return AddForward(pass, value);
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var plan = Plan;
        var name = plan.LayerName;
        var inputDelta = delta;
        if (needsInput && _source is { } source)
        {
            // Before the update: the gradient of the input is made from the weights of the forward pass.
            inputDelta = pass.NewBlock(name + " input gradient", source.Positions, source.Channels);
            var transposed = pass.NewScratch(name + " transposed kernel", (long)Blocks.Padded(plan.Channels) * plan.Taps * plan.Filters);
            var image = Image(pass, name + " framed gradient", WindowKernel.InputGradient(plan));
            pass.Add(new TransposeTaps(plan, transposed));
            pass.Add(new ConvolveInputGradient(plan, delta, transposed, image, inputDelta, ClearsPadding: plan.Channels % Blocks.Lanes != 0));
        }

        var sum = pass.StoresGradients ? null : pass.NewScratch(name + " kernel gradient", plan.Kernel.StorageCount);
        pass.Add(new ConvolveKernelGradient(plan, _source, delta, Image(pass, name + " framed input", WindowKernel.Forward(plan)), sum));
        pass.Finish(plan.Kernel);
        pass.AddBiasGradient(plan.Bias, name, delta);
        return inputDelta;
    }

    private Block AddForward(PassBuilder pass, Block? source)
    {
        var plan = Plan;
        var destination = pass.NewBlock(plan.LayerName, plan.OutputPositions, plan.Filters);
        var image = Image(pass, plan.LayerName + " framed input", WindowKernel.Forward(plan));
        pass.Add(new Convolve(plan, source, image, destination, ClearsPadding: !followedByMap && plan.Filters % Blocks.Lanes != 0, Ending.None));
        return destination;
    }

    /// <summary>Memory for one sample with its border, where windows reach one.</summary>
    private static Scratch? Image(PassBuilder pass, string name, WindowKernel kernel) =>
        kernel.Image.Border.IsNone ? null : pass.NewOwnScratch(name, kernel.Image.FramedCount);
}

/// <summary>The sum of a convolution in groups, each with few channels.</summary>
internal sealed class GroupedStep(GroupedPlan convolution) : Step
{
    private Block? _source;

    public override bool HasParameters => true;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        var geometry = convolution.Geometry;
        var destination = pass.NewBlock(convolution.LayerName, geometry.OutputRows * geometry.OutputColumns, convolution.Filters);
        pass.Add(new GroupedConvolve(convolution, value, Spread(pass), destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var inputDelta = delta;
        if (needsInput)
        {
            inputDelta = pass.NewBlock(convolution.LayerName + " input gradient", _source!.Positions, _source.Channels);
            pass.Add(new GroupedInputGradient(convolution, delta, Spread(pass), inputDelta));
        }

        var sum = pass.StoresGradients ? null : pass.NewScratch(convolution.LayerName + " kernel gradient", convolution.Kernel.StorageCount);
        pass.Add(new GroupedKernelGradient(convolution, _source!, delta, Spread(pass), sum));
        pass.Finish(convolution.Kernel);
        pass.AddBiasGradient(convolution.Bias, convolution.LayerName, delta);
        return inputDelta;
    }

    private Scratch Spread(PassBuilder pass) => pass.NewOwnScratch(convolution.LayerName + " spread", convolution.SpreadCount);
}
