namespace StaticDense.Generator.Planning;

/// <summary>The sum of a dense layer.</summary>
internal sealed class DenseStep(DensePlan dense, bool followedByMap) : Step
{
    private Block? _source;

    public DensePlan Dense => dense;

    public override bool HasParameters => true;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        var destination = pass.NewBlock(dense.LayerName, value.Positions, dense.Units);
        pass.Add(new Product(dense, value, destination, ClearsPadding: !followedByMap && dense.Units % Blocks.Lanes != 0, Ending.None));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var inputDelta = delta;
        if (needsInput)
        {
            // Before the update: the gradient of the input is made from the weights of the forward pass.
            inputDelta = pass.NewBlock(dense.LayerName + " input gradient", delta.Positions, dense.Inputs);
            var transposed = pass.NewScratch(dense.LayerName + " transposed kernel", (long)Blocks.Padded(dense.Inputs) * dense.Units);
            pass.Add(new TransposeKernel(dense, transposed));
            pass.Add(new InputGradient(dense, delta, transposed, inputDelta, ClearsPadding: dense.Inputs % Blocks.Lanes != 0));
        }

        var tile = pass.StoresGradients ? null : pass.NewOwnScratch(dense.LayerName + " gradient tile", 2 * Blocks.Lanes * Blocks.Lanes);
        pass.Add(new KernelGradient(dense, _source!, delta, tile));
        pass.Finish(dense.Kernel);
        pass.AddBiasGradient(dense.Bias, dense.LayerName, delta);
        return inputDelta;
    }
}
