using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Another shape for the same elements: nothing where the blocks stay the same.</summary>
internal sealed class ReshapeStep(string layerName, Shape shape) : Step
{
    private Block? _source;
    private bool _isInput;

    /// <summary>The network's input stays where it is: its elements are row-major in any shape.</summary>
    public override Value Forward(PassBuilder pass, Value value)
    {
        if (!value.IsInput)
            return base.Forward(pass, value);
        _isInput = true;
        return value with { InputShape = shape };
    }

    protected override Block Forward(PassBuilder pass, Block value)
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
        if (_isInput || !needsInput || IsAlias(_source!))
            return delta;
        var inputDelta = pass.NewBlock(layerName + " input gradient", _source!.Positions, _source.Channels);
        pass.Add(new Repack(delta, inputDelta));
        return inputDelta;
    }

    private bool IsAlias(Block block) => block.Positions == shape.Positions && block.Channels == shape.Channels;
}
