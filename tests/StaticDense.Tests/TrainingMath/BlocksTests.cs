using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public abstract class BlocksTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static TheoryData<int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int>();
            foreach (var channels in (int[])[1, 2, 5, 10, 15, 16, 17, 31, 32, 37, 64, 100])
            {
                foreach (var (rows, capacity) in ((int, int)[])[(1, 1), (1, 4), (3, 8), (8, 8), (20, 32)])
                    shapes.Add(rows, channels, capacity);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gather_blocks_rows_and_zeroes_the_padding(int rows, int channels, int capacity)
    {
        var values = RandomWithSpecials(rows * channels, channels);
        var blocks = Empty(channels, capacity);
        Blocks.Gather<TLanes>(values, ref blocks[0], rows, channels, capacity);
        AssertSame(From(values, rows, channels, capacity), blocks);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Scatter_is_the_way_back_and_writes_nothing_behind_the_rows(int rows, int channels, int capacity)
    {
        var values = RandomWithSpecials(rows * channels, channels);
        var blocks = From(values, rows, channels, capacity);
        var destination = new float[(rows * channels) + 20];
        Array.Fill(destination, Sentinel);
        Blocks.Scatter<TLanes>(ref blocks[0], destination, rows, channels, capacity);
        AssertSame(values, destination.AsSpan(0, rows * channels));
        Assert.All(destination[(rows * channels)..], value => Assert.Equal(Sentinel, value));
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        var blocks = new float[64];
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Gather<TLanes>(new float[9], ref blocks[0], 2, 5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Scatter<TLanes>(ref blocks[0], new float[9], 2, 5, 4));
    }

    [Theory]
    [InlineData(3, 1, 12)]
    [InlineData(1, 4, 3)]
    [InlineData(2, 3, 4)]
    [InlineData(2, 28, 1)]
    [InlineData(5, 17, 37)]
    [InlineData(3, 16, 32)]
    [InlineData(3, 48, 16)]
    [InlineData(2, 40, 6)]
    [InlineData(2, 16, 16)]
    [InlineData(3, 32, 48)]
    [InlineData(2, 48, 80)]
    [InlineData(2, 80, 48)]
    [InlineData(3, 32, 1)]
    public void Repack_keeps_the_row_major_order(int samples, int sourceChannels, int destinationChannels)
    {
        var elements = sourceChannels * destinationChannels;
        var values = RandomWithSpecials(samples * elements, elements);
        int sourceRows = samples * destinationChannels, rows = samples * sourceChannels;
        var source = From(values, sourceRows, sourceChannels, sourceRows + 3);
        var destination = Empty(destinationChannels, rows + 2);
        Blocks.Repack(ref source[0], sourceChannels, sourceRows + 3, ref destination[0], destinationChannels, rows + 2, samples, elements);
        AssertSame(From(values, rows, destinationChannels, rows + 2), destination);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 64)]
    [InlineData(64, 1)]
    [InlineData(15, 17)]
    [InlineData(16, 16)]
    [InlineData(17, 15)]
    [InlineData(37, 64)]
    [InlineData(64, 37)]
    [InlineData(128, 10)]
    [InlineData(48, 32)]
    public void Transpose_swaps_inputs_and_units(int inputs, int units)
    {
        var values = RandomWithSpecials(inputs * units, inputs);
        var turned = new float[values.Length];
        for (var input = 0; input < inputs; input++)
        {
            for (var unit = 0; unit < units; unit++)
                turned[(unit * inputs) + input] = values[(input * units) + unit];
        }

        var kernel = From(values, inputs, units, inputs);
        var transposed = Empty(inputs, units);
        var (blocks, half) = (BlockLayout.Panels(inputs), BlockLayout.Panels(inputs) / 2);
        Blocks.Transpose<TLanes>(ref kernel[0], ref transposed[0], inputs, units, new WorkPart(0, half));
        Blocks.Transpose<TLanes>(ref kernel[0], ref transposed[0], inputs, units, new WorkPart(half, blocks));
        AssertSame(From(turned, units, inputs, units), transposed);
    }
}

public sealed class BlocksTests512 : BlocksTests<Lanes512>;

public sealed class BlocksTests256 : BlocksTests<Lanes256>;

public sealed class BlocksTestsVector : BlocksTests<LanesVector>;

public sealed class BlocksTestsScalar : BlocksTests<LanesScalar>;
