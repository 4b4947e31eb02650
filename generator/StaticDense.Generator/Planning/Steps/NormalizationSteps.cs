namespace StaticDense.Generator.Planning;

/// <summary>Batch normalization: the batch's statistics in training, a multiply-add otherwise.</summary>
internal sealed class BatchNormalizationStep(BatchPlan normalization) : Step
{
    private Block? _source;
    private Scratch? _saved;

    private long Panels => Blocks.Of(normalization.Channels);

    public override bool HasParameters => normalization.Gamma is not null || normalization.Beta is not null;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        var name = normalization.LayerName;
        if (pass.Mode != PassMode.Training)
        {
            var scale = pass.NewScratch(name + " scale", 2 * Panels * Blocks.Lanes);
            pass.Add(new ScaleOf(normalization, scale));
            var rescaled = pass.MayOverwrite(value) ? value : pass.NewBlock(name, value.Positions, value.Channels);
            pass.Add(new Rescale(scale, value, rescaled));
            return rescaled;
        }

        _source = value;
        pass.Keep(value);
        _saved = pass.NewScratch(name + " statistics", 2 * Panels * Blocks.Lanes);
        var destination = pass.NewBlock(name, value.Positions, value.Channels);
        pass.Add(new NormalizeBatch(normalization, value, destination, _saved));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var sums = pass.NewScratch(normalization.LayerName + " gradients", 2 * Panels * Blocks.Lanes);
        pass.Add(new NormalizeBatchGradient(normalization, _source!, _saved!, delta, sums, needsInput, pass.StoresGradients));
        pass.Finish(normalization.Gamma);
        pass.Finish(normalization.Beta);
        return delta;
    }
}

/// <summary>Layer normalization.</summary>
internal sealed class LayerNormalizationStep(RowsPlan normalization) : Step
{
    private Block? _source;

    public override bool HasParameters => normalization.Gamma is not null || normalization.Beta is not null;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        var destination = pass.MayOverwrite(value) ? value : pass.NewBlock(normalization.LayerName, value.Positions, value.Channels);
        pass.Add(new NormalizeRows(normalization, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var sums = pass.NewScratch(normalization.LayerName + " gradients", 2L * Blocks.Padded(delta.Channels));
        pass.Add(new NormalizeRowsGradient(normalization, _source!, delta, sums, needsInput, pass.StoresGradients));
        pass.Finish(normalization.Gamma);
        pass.Finish(normalization.Beta);
        return delta;
    }
}
