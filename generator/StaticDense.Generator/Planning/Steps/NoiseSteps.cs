namespace StaticDense.Generator.Planning;

/// <summary>Dropout: the identity but in training.</summary>
internal sealed class DropoutStep(string layerName, DropoutPlan dropout) : Step
{
    protected override Block Forward(PassBuilder pass, Block value)
    {
        if (pass.Mode != PassMode.Training || dropout.Rate == 0)
            return value;
        var destination = pass.MayOverwrite(value) ? value : pass.NewBlock(layerName, value.Positions, value.Channels);
        pass.Add(new Drop(dropout, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (dropout.Rate != 0)
            pass.Add(new DropGradient(dropout, delta));
        return delta;
    }
}

/// <summary>Gaussian noise, added or multiplied: the identity but in training.</summary>
internal sealed class NoiseStep(string layerName, NoisePlan noise) : Step
{
    protected override Block Forward(PassBuilder pass, Block value)
    {
        if (pass.Mode != PassMode.Training || noise.Deviation == 0)
            return value;
        var destination = pass.MayOverwrite(value) ? value : pass.NewBlock(layerName, value.Positions, value.Channels);
        pass.Add(new Disturb(noise, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (noise.Multiplies && noise.Deviation != 0)
            pass.Add(new DisturbGradient(noise, delta));
        return delta;
    }
}
