using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>
/// A layer, or a part of one (a dense layer's sum and its activation are two steps): its forward operations and its backward
/// operations side by side. A step lives for one pass and remembers what its backward half needs.
/// </summary>
internal abstract class Step
{
    /// <summary>Whether the step has parameters to train.</summary>
    public virtual bool HasParameters => false;

    /// <summary>Appends the forward operations and returns the block that holds the result.</summary>
    public abstract Block Forward(PassBuilder pass, Block value);

    /// <summary>Appends the backward operations and returns the gradient of the step's input.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="delta">The gradient of the step's output; may be overwritten.</param>
    /// <param name="needsInput">Whether an earlier step has parameters; if not, the result is not used.</param>
    public abstract Block Backward(PassBuilder pass, Block delta, bool needsInput);
}

/// <summary>The sum of a dense layer.</summary>
internal sealed class DenseStep(DensePlan dense, bool followedByMap) : Step
{
    private Block? _source;

    public DensePlan Dense => dense;

    public override bool HasParameters => true;

    public override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        pass.Keep(value);
        var destination = pass.NewBlock(dense.LayerName, value.Positions, dense.Units);
        pass.Add(new Product(dense, value, destination, ClearsPadding: !followedByMap && dense.Units % Blocks.Lanes != 0));
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
            pass.Add(new InputGradient(dense, delta, transposed, inputDelta, ClearsPadding: dense.Inputs % Blocks.Lanes != 0));
        }

        var tile = pass.StoresGradients ? null : pass.NewScratch(dense.LayerName + " gradient tile", 2 * Blocks.Lanes * Blocks.Lanes);
        pass.Add(new KernelGradient(dense, _source!, delta, tile));
        if (dense.Bias is { } bias)
            pass.Add(new BiasGradient(bias, delta, pass.StoresGradients ? null : pass.NewScratch(dense.LayerName + " bias gradient", bias.StorageCount)));
        return inputDelta;
    }
}

/// <summary>A function of each value.</summary>
internal sealed class MapStep(string layerName, ActivationFunction function) : Step
{
    private Block? _saved;

    public ActivationFunction Function => function;

    public override Block Forward(PassBuilder pass, Block value)
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

    public override Block Forward(PassBuilder pass, Block value)
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

    public override Block Forward(PassBuilder pass, Block value)
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
        return delta;
    }
}

/// <summary>Dropout: the identity but in training.</summary>
internal sealed class DropoutStep(string layerName, DropoutPlan dropout) : Step
{
    public override Block Forward(PassBuilder pass, Block value)
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

/// <summary>Another shape for the same elements: nothing where the blocks stay the same.</summary>
internal sealed class ReshapeStep(string layerName, Shape shape) : Step
{
    private Block? _source;

    public Shape Shape => shape;

    public override Block Forward(PassBuilder pass, Block value)
    {
        _source = value;
        if (IsAlias(value))
            return value;
        var destination = pass.NewBlock(layerName, checked((int)shape.Positions), shape.Channels);
        pass.Add(new Repack(value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (IsAlias(_source!) || !needsInput)
            return delta;
        var inputDelta = pass.NewBlock(layerName + " input gradient", _source!.Positions, _source.Channels);
        pass.Add(new Repack(delta, inputDelta));
        return inputDelta;
    }

    private bool IsAlias(Block block) => block.Positions == shape.Positions && block.Channels == shape.Channels;
}

/// <summary>The penalty of a layer's output.</summary>
internal sealed class ActivityStep(Regularizer penalty) : Step
{
    private Block? _output;

    public override Block Forward(PassBuilder pass, Block value)
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
