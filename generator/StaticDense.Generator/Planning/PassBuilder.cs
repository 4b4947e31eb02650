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
    private readonly List<Operation> _operations = [];

    public PassMode Mode { get; } = mode;

    /// <summary>Whether gradients are stored instead of being applied tile by tile.</summary>
    public bool StoresGradients { get; } = storesGradients;

    public IReadOnlyList<Operation> Operations => _operations;

    public void Add(Operation operation) => _operations.Add(operation);

    /// <summary>A new block with a name of its own.</summary>
    public Block NewBlock(string name, int positions, int channels) => new(Unique(name), positions, channels);

    /// <summary>New memory of a fixed size with a name of its own.</summary>
    public Scratch NewScratch(string name, long floats) => new(Unique(name), floats);

    /// <summary>The backward pass needs the block as it is: later operations must not overwrite it.</summary>
    public void Keep(Block block)
    {
        if (Mode == PassMode.Training)
            _kept.Add(block.Name);
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
