using StaticDense.Generator.Emission;

namespace StaticDense.Generator.Tests.Emission;

/// <summary>Lines are divided into few tiles of nearly one size.</summary>
public class TileSplitTests
{
    [Theory]
    [InlineData(14)]
    [InlineData(16)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(4)]
    public void Tiles_cover_a_line_with_at_most_two_sizes(int most)
    {
        for (var total = 1; total <= 300; total++)
        {
            var tiles = TileSplit.Of(total, most);
            Assert.Equal(total, tiles.Sum(tile => tile.Rows * tile.Count));
            Assert.InRange(tiles.Count, 1, 2);
            Assert.All(tiles, tile => Assert.InRange(tile.Rows, 1, most));
            Assert.InRange(tiles.Max(tile => tile.Rows) - tiles.Min(tile => tile.Rows), 0, 1);
        }
    }

    [Fact]
    public void Eight_rows_are_taken_where_they_divide_the_line()
    {
        Assert.Equal([(8, 4)], TileSplit.Of(32, 14));
        Assert.Equal([(11, 1), (10, 2)], TileSplit.Of(31, 14));
        Assert.Equal([(6, 2), (5, 4)], TileSplit.Of(32, 6));
    }
}
