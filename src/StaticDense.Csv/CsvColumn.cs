namespace StaticDense;

/// <summary>A column of a CSV file: by the name in its header, or by its place, also from the end (<c>^1</c> is the last).</summary>
public readonly record struct CsvColumn
{
    private readonly string? name;
    private readonly Index place;

    /// <summary>The column of that name, exactly as the header spells it.</summary>
    /// <param name="name">The name.</param>
    public CsvColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        this.name = name;
    }

    /// <summary>The column at that place, the first being 0.</summary>
    /// <param name="place">The place.</param>
    public CsvColumn(Index place) => this.place = place;

    /// <summary>By name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator CsvColumn(string name) => new(name);

    /// <summary>By place from the start.</summary>
    /// <param name="place">The place, the first being 0.</param>
    public static implicit operator CsvColumn(int place) => new(new Index(place));

    /// <summary>By place from the start or the end.</summary>
    /// <param name="place">The place.</param>
    public static implicit operator CsvColumn(Index place) => new(place);

    /// <summary>The name in quotes, or the place.</summary>
    public override string ToString() => name is null ? place.ToString() : $"'{name}'";

    /// <summary>The place among so many columns, or -1.</summary>
    internal int Find(IReadOnlyList<string>? header, int columns)
    {
        if (name is null)
        {
            var offset = place.GetOffset(columns);
            return offset >= 0 && offset < columns ? offset : -1;
        }

        for (var i = 0; header is not null && i < header.Count; i++)
        {
            if (header[i] == name)
                return i;
        }

        return -1;
    }
}
