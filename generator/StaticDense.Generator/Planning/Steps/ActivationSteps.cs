using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>A function of each value.</summary>
internal sealed class MapStep(string layerName, ActivationFunction function) : Step
{
    private Block? _saved;

    public ActivationFunction Function => function;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        var usesOutput = Derivatives.UseOutput(function.Kind);
        if (!usesOutput)
            pass.Keep(value);
        var destination = pass.MayOverwrite(value) ? value : pass.NewBlock(layerName + " output", value.Positions, value.Channels);
        pass.Add(new Map(function, value, destination));
        if (usesOutput)
            pass.Keep(destination);
        _saved = usesOutput ? destination : value;
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        pass.Add(new MapGradient(function, _saved!, delta));
        return delta;
    }

    /// <summary>The gradient through the function from outputs that a fused loss has written.</summary>
    public void BackwardFrom(PassBuilder pass, Block output, Block delta) => pass.Add(new MapGradient(function, output, delta));
}

/// <summary>Softmax or log-softmax.</summary>
internal sealed class NormalizeStep(string layerName, ActivationKind kind) : Step
{
    private Block? _output;

    public ActivationKind Kind => kind;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _output = pass.MayOverwrite(value) ? value : pass.NewBlock(layerName + " output", value.Positions, value.Channels);
        pass.Add(new Normalize(kind, value, _output));
        pass.Keep(_output);
        return _output;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        BackwardFrom(pass, _output!, delta);
        return delta;
    }

    /// <summary>The gradient from outputs that a fused loss has written.</summary>
    public void BackwardFrom(PassBuilder pass, Block output, Block delta) => pass.Add(new NormalizeGradient(kind, output, delta));
}

/// <summary>A rectifier with trained slopes.</summary>
internal sealed class PReluStep(string layerName, PReluPlan slopes) : Step
{
    private Block? _source;

    public override bool HasParameters => true;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        var destination = pass.MayOverwrite(value) ? value : pass.NewBlock(layerName, value.Positions, value.Channels);
        pass.Add(new Rectify(slopes, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        var sum = pass.StoresGradients ? null : pass.NewScratch(layerName + " alpha gradient", slopes.Alpha.StorageCount);
        pass.Add(new RectifyGradient(slopes, _source!, delta, sum));
        pass.Finish(slopes.Alpha);
        return delta;
    }
}

/// <summary>The penalty of a layer's output.</summary>
internal sealed class ActivityStep(Regularizer penalty) : Step
{
    private Block? _output;

    protected override Block Forward(PassBuilder pass, Block value)
    {
        _output = value;
        if (pass.Mode != PassMode.Prediction)
            pass.Add(new ActivityLoss(penalty, value));
        pass.Keep(value);
        return value;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        pass.Add(new ActivityGradient(penalty, _output!, delta));
        return delta;
    }
}
