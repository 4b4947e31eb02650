using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Rows and columns of zeros added, or rows and columns taken away: each is the other's way back.</summary>
internal sealed class FrameStep(string layerName, bool isCropping, Borders borders, ImageSize size, ImageSize outputSize) : Step
{
    protected override Block Forward(PassBuilder pass, Block value)
    {
        var destination = pass.NewBlock(layerName, outputSize.Rows * outputSize.Columns, value.Channels);
        pass.Add(new Frame(isCropping, borders, size, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (!needsInput)
            return delta;
        var inputDelta = pass.NewBlock(layerName + " input gradient", size.Rows * size.Columns, delta.Channels);
        pass.Add(new Frame(!isCropping, borders, outputSize, delta, inputDelta));
        return inputDelta;
    }
}

/// <summary>Each position repeated.</summary>
internal sealed class RepeatStep(string layerName, int rowFactor, int columnFactor, ImageSize size) : Step
{
    protected override Block Forward(PassBuilder pass, Block value)
    {
        var destination = pass.NewBlock(layerName, checked(value.Positions * rowFactor * columnFactor), value.Channels);
        pass.Add(new Repeat(rowFactor, columnFactor, size, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (!needsInput)
            return delta;
        var inputDelta = pass.NewBlock(layerName + " input gradient", size.Rows * size.Columns, delta.Channels);
        pass.Add(new RepeatGradient(rowFactor, columnFactor, size, delta, inputDelta));
        return inputDelta;
    }
}

/// <summary>Axes in another order, and back.</summary>
internal sealed class TransposeStep(string layerName, Shape input, Shape output, EquatableArray<int> axes) : Step
{
    protected override Block Forward(PassBuilder pass, Block value)
    {
        var destination = pass.NewBlock(layerName, checked((int)output.Positions), output.Channels);
        pass.Add(new Transpose(input, axes, value, destination));
        return destination;
    }

    public override Block Backward(PassBuilder pass, Block delta, bool needsInput)
    {
        if (!needsInput)
            return delta;
        var inverse = new int[axes.Count];
        for (var axis = 0; axis < axes.Count; axis++)
            inverse[axes[axis]] = axis;
        var inputDelta = pass.NewBlock(layerName + " input gradient", checked((int)input.Positions), input.Channels);
        pass.Add(new Transpose(output, inverse.ToEquatableArray(), delta, inputDelta));
        return inputDelta;
    }
}
