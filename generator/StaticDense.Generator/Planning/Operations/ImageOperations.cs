using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning;

/// <summary>Rows and columns of zeros added, or rows and columns taken away.</summary>
internal sealed record Frame(bool IsCropping, Borders Borders, ImageSize Size, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Each position repeated.</summary>
internal sealed record Repeat(int RowFactor, int ColumnFactor, ImageSize Size, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>The gradient of repeated positions: their sum.</summary>
/// <param name="Size">The image before it was repeated.</param>
internal sealed record RepeatGradient(int RowFactor, int ColumnFactor, ImageSize Size, Block Delta, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Delta, Destination];
}

/// <summary>Axes in another order.</summary>
/// <param name="Shape">A sample of the source.</param>
/// <param name="Axes">For each axis of the destination the source's, counted from 0.</param>
internal sealed record Transpose(Shape Shape, EquatableArray<int> Axes, Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Two blocks of one shape into one, element by element.</summary>
internal sealed record Combine(MergeKind Kind, Block Left, Block Right, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Left, Right, Destination];
}

/// <summary>Each value divided by a number, in place.</summary>
internal sealed record Divide(Block Values, int Divisor) : Operation
{
    public override IEnumerable<Region> Regions => [Values];
}

/// <summary>The same values once more.</summary>
internal sealed record Copy(Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>The values with the other sign.</summary>
internal sealed record Negate(Block Source, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>A maximum's or minimum's gradient goes to the first input that equals it, and is taken away from delta there.</summary>
internal sealed record TakeGradient(Block Input, Block Output, Block Delta, Block Destination) : Operation
{
    public override IEnumerable<Region> Regions => [Input, Output, Delta, Destination];
}

/// <summary>Some channels of one block to a place among those of another.</summary>
internal sealed record CopyChannels(Block Source, int SourceFirst, Block Destination, int DestinationFirst, int Count) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Some rows of each group to a place among those of another block's groups.</summary>
/// <param name="SourceGroup">Rows of a group in the source.</param>
/// <param name="DestinationGroup">Rows of a group in the destination.</param>
/// <param name="Groups">Groups of one sample.</param>
internal sealed record CopyRows(
    Block Source, int SourceGroup, int SourceFirst, Block Destination, int DestinationGroup, int DestinationFirst, int Count, int Groups) : Operation
{
    public override IEnumerable<Region> Regions => [Source, Destination];
}

/// <summary>Rows and columns of an image.</summary>
internal sealed record ImageSize(int Rows, int Columns)
{
    /// <summary>The size of <c>(rows, columns, channels)</c> or <c>(length, channels)</c>.</summary>
    public static ImageSize Of(Shape shape) => shape.Rank == 2 ? new(1, shape.Axes[0]) : new(shape.Axes[0], shape.Axes[1]);
}
