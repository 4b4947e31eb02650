namespace StaticDense.Generator.Planning;

/// <summary>A named piece of an arena.</summary>
internal abstract record Region(string Name)
{
    /// <summary>The number of floats for so many samples, a multiple of 16.</summary>
    public abstract long Count(int samples);
}

/// <summary>Activations or their gradients, in blocks: <c>[channels / 16][samples · positions][16]</c>, padded lanes +0.</summary>
internal sealed record Block(string Name, int Positions, int Channels) : Region(Name)
{
    public int Panels => Blocks.Of(Channels);

    public override long Count(int samples) => (long)Blocks.Padded(Channels) * samples * Positions;
}

/// <summary>Memory whose size does not depend on the number of samples.</summary>
internal sealed record Scratch(string Name, long Floats) : Region(Name)
{
    /// <summary>Whether each thread has it for itself.</summary>
    public bool IsOwn { get; init; }

    public override long Count(int samples) => Blocks.Padded(Floats);
}
