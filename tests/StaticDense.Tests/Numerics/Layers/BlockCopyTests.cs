using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Copies between blocked buffers: bits are kept, padding becomes +0, everything else stays.</summary>
public abstract class BlockCopyTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(9, 3, 5)]
    [InlineData(9, 16, 32)]
    [InlineData(9, 17, 40)]
    [InlineData(9, 40, 17)]
    [InlineData(1, 48, 16)]
    [InlineData(4, 64, 10)]
    public void TransposeTaps_turns_each_tap_and_reverses_their_order(int taps, int inputs, int outputs)
    {
        var values = RandomWithSpecials(taps * inputs * outputs, taps);
        var turned = new float[values.Length];
        for (var tap = 0; tap < taps; tap++)
        {
            for (var input = 0; input < inputs; input++)
            {
                for (var output = 0; output < outputs; output++)
                    turned[((((taps - 1 - tap) * outputs) + output) * inputs) + input] = values[(((tap * inputs) + input) * outputs) + output];
            }
        }

        var kernel = From(values, taps * inputs, outputs, taps * inputs);
        var transposed = Empty(inputs, taps * outputs);
        var blocks = BlockLayout.Panels(inputs);
        for (var part = 0; part < 3; part++)
            Blocks.TransposeTaps<TLanes>(ref kernel[0], ref transposed[0], taps, inputs, outputs, new WorkPart(blocks * part / 3, blocks * (part + 1) / 3));
        AssertSame(From(turned, taps * outputs, inputs, taps * outputs), transposed);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(4, 16)]
    [InlineData(7, 17)]
    [InlineData(3, 40)]
    public void Copy_changes_the_capacity(int rows, int channels)
    {
        var values = RandomWithSpecials(rows * channels, rows);
        var source = From(values, rows, channels, rows + 5);
        var destination = Empty(channels, rows + 1);
        Blocks.Copy<TLanes>(ref source[0], ref destination[0], rows, channels, rows + 5, rows + 1);
        AssertSame(From(values, rows, channels, rows + 1), destination);
    }

    [Theory]
    [InlineData(1, 4, 1, 3, 0, 2, 5)]
    [InlineData(3, 4, 0, 4, 0, 4, 16)]
    [InlineData(3, 7, 2, 5, 1, 4, 17)]
    [InlineData(2, 3, 3, 9, 4, 0, 40)]
    public void CopyRows_copies_a_part_of_each_group(int groups, int sourceGroup, int sourceFirst, int group, int first, int count, int channels)
    {
        int sourceRows = groups * sourceGroup, rows = groups * group;
        var values = RandomWithSpecials(sourceRows * channels, channels);
        var source = From(values, sourceRows, channels, sourceRows + 2);
        var destination = Empty(channels, rows + 3);
        var expected = Empty(channels, rows + 3);
        for (var row = 0; row < groups * count; row++)
        {
            var (from, to) = ((row / count * sourceGroup) + sourceFirst + (row % count), (row / count * group) + first + (row % count));
            for (var channel = 0; channel < Panels(channels) * 16; channel++)
                expected[Index(to, channel, rows + 3)] = source[Index(from, channel, sourceRows + 2)];
        }

        Blocks.CopyRows<TLanes>(ref source[0], sourceGroup, sourceFirst, ref destination[0], group, first, count, groups, channels, sourceRows + 2, rows + 3);
        AssertSame(expected, destination);
    }

    /// <summary>Whole blocks where all channels are multiples of 16, single values elsewhere: there and back.</summary>
    [Theory]
    [InlineData(3, 4, 16)]
    [InlineData(2, 9, 48)]
    [InlineData(2, 9, 17)]
    public void Repack_flattens_and_restores_images(int samples, int positions, int channels)
    {
        int rows = samples * positions, elements = positions * channels;
        var values = RandomWithSpecials(samples * elements, channels);
        var image = From(values, rows, channels, rows + 2);
        var flat = Empty(elements, samples + 1);
        Blocks.Repack(ref image[0], channels, rows + 2, ref flat[0], elements, samples + 1, samples, elements);
        AssertSame(From(values, samples, elements, samples + 1), flat);
        var restored = Empty(channels, rows + 2);
        Blocks.Repack(ref flat[0], elements, samples + 1, ref restored[0], channels, rows + 2, samples, elements);
        AssertSame(image, restored);
    }

    [Theory]
    [InlineData(32, 0, 32, 0, 32)]
    [InlineData(32, 16, 48, 32, 16)]
    [InlineData(40, 16, 24, 0, 24)]
    [InlineData(24, 0, 40, 16, 24)]
    [InlineData(5, 1, 20, 15, 3)]
    [InlineData(5, 0, 17, 12, 5)]
    [InlineData(17, 12, 5, 0, 5)]
    [InlineData(40, 3, 50, 13, 37)]
    [InlineData(50, 13, 40, 0, 37)]
    [InlineData(1, 0, 2, 1, 1)]
    [InlineData(16, 0, 33, 17, 16)]
    public void CopyChannels_leaves_other_lanes_alone(int sourceChannels, int sourceFirst, int channels, int first, int count)
    {
        foreach (var rows in (int[])[1, 2, 6])
        {
            var (values, old) = (RandomWithSpecials(rows * sourceChannels, 1), RandomWithSpecials(rows * channels, 2));
            int sourceCapacity = rows + 1, capacity = rows + 2;
            var source = From(values, rows, sourceChannels, sourceCapacity);
            var destination = From(old, rows, channels, capacity);

            // Where the copy ends the last panel, its padding is not yet +0.
            for (var row = 0; row < rows && first + count == channels; row++)
            {
                for (var channel = channels; channel < Panels(channels) * 16; channel++)
                    destination[Index(row, channel, capacity)] = Sentinel;
            }

            for (var row = 0; row < rows; row++)
                Array.Copy(values, (row * sourceChannels) + sourceFirst, old, (row * channels) + first, count);
            Blocks.CopyChannels<TLanes>(
                ref source[0], sourceChannels, sourceFirst, sourceCapacity, ref destination[0], channels, first, capacity, count, rows);
            AssertSame(From(old, rows, channels, capacity), destination);
        }
    }
}

public sealed class BlockCopyTests512 : BlockCopyTests<Lanes512>;

public sealed class BlockCopyTests256 : BlockCopyTests<Lanes256>;

public sealed class BlockCopyTestsVector : BlockCopyTests<LanesVector>;

public sealed class BlockCopyTestsScalar : BlockCopyTests<LanesScalar>;
