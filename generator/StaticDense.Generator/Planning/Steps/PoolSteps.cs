namespace StaticDense.Generator.Planning;

/// <summary>Pooling of windows.</summary>
internal sealed class PoolStep(PoolPlan pooling) : Step
{
    private Block? _source;
    private Block? _output;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        var geometry = pooling.Geometry;
        _source = value;
        _output = pass.NewBlock(pooling.LayerName, geometry.OutputRows * geometry.OutputColumns, value.Channels);
        pass.Add(new Pool(pooling, value, _output));
        if (pooling.IsMaximum)
        {
            // Where the maximum stood is found again.
            pass.Keep(value);
            pass.Keep(_output);
        }

        return _output;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (!needsInput)
            return delta;
        var inputDelta = pass.NewBlock(pooling.LayerName + " input gradient", _source!.Positions, _source.Channels);
        pass.Add(new PoolGradient(pooling, pooling.IsMaximum ? _source : null, pooling.IsMaximum ? _output : null, delta, inputDelta));
        return inputDelta;
    }
}

/// <summary>Pooling of all positions.</summary>
internal sealed class PoolAllStep(string layerName, bool isMaximum) : Step
{
    private Block? _source;
    private Block? _output;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        _output = pass.NewBlock(layerName, 1, value.Channels);
        pass.Add(new PoolAll(isMaximum, value, _output));
        if (isMaximum)
        {
            pass.Keep(value);
            pass.Keep(_output);
        }

        return _output;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (!needsInput)
            return delta;
        var inputDelta = pass.NewBlock(layerName + " input gradient", _source!.Positions, _source.Channels);
        pass.Add(new PoolAllGradient(isMaximum, isMaximum ? _source : null, isMaximum ? _output : null, delta, inputDelta));
        return inputDelta;
    }
}
