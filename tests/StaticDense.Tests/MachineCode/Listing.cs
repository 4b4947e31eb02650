namespace StaticDense.Tests.MachineCode;

/// <summary>One method as the JIT compiled it: what <c>DOTNET_JitDisasm</c> writes on x64.</summary>
internal sealed class Listing
{
    private const string Head = "; Assembly listing for method ";

    private readonly List<(string Label, List<string> Instructions)> _blocks = [];

    private Listing(string name) => Name = name;

    /// <summary>The method with its class and the types of its parameters.</summary>
    public string Name { get; }

    /// <summary>The method's name alone.</summary>
    public string Method => Name.Split(':')[^1].Split(['(', '['])[0];

    /// <summary>Whether the JIT optimised it: it gives up on methods that are too large.</summary>
    public bool IsOptimized { get; private set; }

    /// <summary>All listings of a file.</summary>
    public static List<Listing> Read(string path)
    {
        var listings = new List<Listing>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith(Head, StringComparison.Ordinal))
                listings.Add(new Listing(line[Head.Length..]));
            else if (listings.Count > 0)
                listings[^1].Add(line);
        }

        return listings;
    }

    /// <summary>
    /// Loops that have no loop inside, as their instructions: from the target of a jump backwards to the jump.
    /// </summary>
    public IEnumerable<IReadOnlyList<string>> InnermostLoops()
    {
        var loops = new List<(int First, int Last)>();
        for (var block = 0; block < _blocks.Count; block++)
        {
            foreach (var instruction in _blocks[block].Instructions.Where(instruction => instruction.StartsWith('j')))
            {
                var target = _blocks.FindIndex(other => other.Label == instruction.Split(' ')[^1]);
                if (target >= 0 && target <= block)
                    loops.Add((target, block));
            }
        }

        return loops
            .Where(loop => !loops.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last))
            .Select(loop => _blocks[loop.First..(loop.Last + 1)].SelectMany(block => block.Instructions).ToList());
    }

    /// <summary>All calls of other methods.</summary>
    public IEnumerable<string> Calls => _blocks.SelectMany(block => block.Instructions).Where(instruction => instruction.StartsWith("call", StringComparison.Ordinal));

    private void Add(string line)
    {
        IsOptimized |= line == "; FullOpts code";
        if (line.StartsWith("G_M", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal))
            _blocks.Add((line[..line.IndexOf(':', StringComparison.Ordinal)], []));
        else if (_blocks.Count > 0 && line.Trim() is { Length: > 0 } instruction && instruction[0] != ';')
            _blocks[^1].Instructions.Add(instruction);
    }
}
