using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>
/// What passes from layer to layer: a block, or the network's input as the caller has it (row-major, of a shape), of which a block is
/// made when a layer needs one.
/// </summary>
internal sealed record Value(Block? Block, Shape InputShape = default)
{
    public bool IsInput => Block is null;
}

/// <summary>
/// A layer, or a part of one (a dense layer's sum and its activation are two steps): its forward operations and its backward
/// operations side by side. A step lives for one pass and remembers what its backward half needs.
/// </summary>
internal abstract class Step
{
    /// <summary>Whether the step has parameters to train.</summary>
    public virtual bool HasParameters => false;

    /// <summary>Appends the forward operations and returns the result.</summary>
    public virtual Value Forward(PassBuilder pass, Value value) => new(Forward(pass, pass.BlockOf(value)));

    /// <summary>Appends the forward operations and returns the block that holds the result.</summary>
    protected abstract Block Forward(PassBuilder pass, Block value);

    /// <summary>Appends the backward operations and returns the gradient of the step's input.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="delta">The gradient of the step's output; may be overwritten.</param>
    /// <param name="needsInput">Whether an earlier step has parameters; if not, the result is not used.</param>
    public abstract Block Backward(PassBuilder pass, Block delta, bool needsInput);
}
