using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>What a pass is for.</summary>
internal enum PassMode
{
    /// <summary>Outputs for the caller.</summary>
    Prediction,

    /// <summary>Outputs and loss as inference computes them.</summary>
    Evaluation,

    /// <summary>Forward in training mode, loss, backward.</summary>
    Training,
}

/// <summary>Collects the operations of one pass.</summary>
internal sealed class PassBuilder(PassMode mode, bool storesGradients)
{
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _kept = [];
    private readonly Dictionary<Shape, Block> _inputs = [];
    private readonly List<Operation> _operations = [];
    private bool _sharesInput;

    public PassMode Mode { get; } = mode;

    /// <summary>Whether gradients are stored instead of being applied tile by tile.</summary>
    public bool StoresGradients { get; } = storesGradients;

    public IReadOnlyList<Operation> Operations => _operations;

    public void Add(Operation operation) => _operations.Add(operation);

    /// <summary>A new block with a name of its own.</summary>
    public Block NewBlock(string name, int positions, int channels) => new(Unique(name), positions, channels);

    /// <summary>New memory of a fixed size with a name of its own.</summary>
    public Scratch NewScratch(string name, long floats) => new(Unique(name), floats);

    /// <summary>New memory of a fixed size that each thread has for itself.</summary>
    public Scratch NewOwnScratch(string name, long floats) => new(Unique(name), floats) { IsOwn = true };

    /// <summary>The backward pass needs the block as it is: later operations must not overwrite it.</summary>
    public void Keep(Block block)
    {
        if (Mode == PassMode.Training)
            _kept.Add(block.Name);
    }

    /// <summary>Several layers take the value: none of them may overwrite it.</summary>
    public void Share(Value value)
    {
        if (value.Block is { } block)
            _kept.Add(block.Name);
        else
            _sharesInput = true;
    }

    /// <summary>The value as a block: the network's input is gathered where it is first needed in its shape.</summary>
    public Block BlockOf(Value value)
    {
        if (value.Block is { } block)
            return block;
        if (_inputs.TryGetValue(value.InputShape, out var gathered))
            return gathered;
        gathered = NewBlock("input", checked((int)value.InputShape.Positions), value.InputShape.Channels);
        _inputs.Add(value.InputShape, gathered);
        Add(new Gather(gathered));
        if (_sharesInput)
            _kept.Add(gathered.Name);
        return gathered;
    }

    /// <summary>Appends the gradient of a bias, if there is one.</summary>
    public void AddBiasGradient(Tensor? bias, string layerName, Block delta)
    {
        if (bias is null)
            return;
        Add(new BiasGradient(bias, delta, StoresGradients ? null : NewScratch(layerName + " bias gradient", bias.StorageCount)));
        Finish(bias);
    }

    /// <summary>
    /// Appends what follows a parameter's gradient: its penalty's gradient where gradients are stored, its constraint where it was updated. Stored gradients are
    /// applied elsewhere.
    /// </summary>
    public void Finish(Tensor? parameter)
    {
        if (parameter is { Parameter.Regularizer.IsNone: false } && StoresGradients)
            Add(new AddPenalty(parameter));
        if (parameter is { Parameter.Constraint.IsNone: false } && !StoresGradients)
            Add(new Constrain(parameter));
    }

    /// <summary>Whether an operation may write its result over the block.</summary>
    public bool MayOverwrite(Block block) => !_kept.Contains(block.Name);

    private string Unique(string name)
    {
        var unique = name;
        for (var suffix = 1; !_names.Add(unique); suffix++)
            unique = name + " " + suffix.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique;
    }
}
