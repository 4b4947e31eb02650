using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Borders, larger images and other orders of axes against plain loops.</summary>
public abstract class ImagesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1, 1, 1)]
    [InlineData(2, 3, 4, 0, 0, 0, 0, 16)]
    [InlineData(2, 3, 4, 1, 2, 3, 0, 3)]
    [InlineData(3, 2, 5, 0, 1, 2, 1, 17)]
    [InlineData(2, 4, 3, 2, 0, 0, 2, 40)]
    public void Pad_and_Crop(int samples, int rows, int columns, int top, int bottom, int left, int right, int channels)
    {
        int height = rows + top + bottom, width = columns + left + right, capacity = (samples * rows * columns) + 2, largeCapacity = (samples * height * width) + 1;
        var large = RandomWithSpecials(samples * height * width * channels, 1);
        var (small, padded) = (new float[samples * rows * columns * channels], new float[large.Length]);
        for (var i = 0; i < small.Length; i++)
        {
            var (pixel, channel) = (i / channels, i % channels);
            var (sample, y, x) = (pixel / columns / rows, pixel / columns % rows, pixel % columns);
            var at = (((((sample * height) + y + top) * width) + x + left) * channels) + channel;
            small[i] = padded[at] = large[at];
        }

        var (source, destination) = (From(large, samples * height * width, channels, largeCapacity), Empty(channels, capacity));
        Images.Crop<TLanes>(ref source[0], ref destination[0], samples, height, width, top, bottom, left, right, channels, largeCapacity, capacity);
        AssertSame(From(small, samples * rows * columns, channels, capacity), destination);

        var border = Empty(channels, largeCapacity);
        Images.Pad<TLanes>(ref destination[0], ref border[0], samples, rows, columns, top, bottom, left, right, channels, capacity, largeCapacity);
        AssertSame(From(padded, samples * height * width, channels, largeCapacity), border);
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(2, 3, 4, 2, 2, 16)]
    [InlineData(2, 3, 2, 1, 3, 3)]
    [InlineData(1, 2, 3, 3, 1, 17)]
    [InlineData(3, 2, 2, 2, 3, 40)]
    public void UpSample_repeats_and_its_gradient_sums(int samples, int rows, int columns, int rowFactor, int columnFactor, int channels)
    {
        int pixels = samples * rows * columns, width = columns * columnFactor, largePixels = pixels * rowFactor * columnFactor;
        var (values, deltas) = (RandomWithSpecials(pixels * channels, 1), RandomWithSpecials(largePixels * channels, 2));
        var (repeated, sums) = (new float[deltas.Length], new float[values.Length]);
        for (var i = 0; i < deltas.Length; i++)
        {
            var (pixel, channel) = (i / channels, i % channels);
            var (line, x) = (pixel / width / rowFactor, pixel % width / columnFactor);
            var at = (((line * columns) + x) * channels) + channel;
            repeated[i] = values[at];
            sums[at] += deltas[i];
        }

        int capacity = pixels + 1, largeCapacity = largePixels + 2;
        var (source, destination) = (From(values, pixels, channels, capacity), Empty(channels, largeCapacity));
        Images.UpSample<TLanes>(ref source[0], ref destination[0], samples, rows, columns, rowFactor, columnFactor, channels, capacity, largeCapacity);
        AssertSame(From(repeated, largePixels, channels, largeCapacity), destination);

        var (delta, sourceDelta) = (From(deltas, largePixels, channels, largeCapacity), Empty(channels, capacity));
        Images.UpSampleBackward<TLanes>(ref delta[0], ref sourceDelta[0], samples, rows, columns, rowFactor, columnFactor, channels, capacity, largeCapacity);
        AssertSame(From(sums, pixels, channels, capacity), sourceDelta);
    }
}

public sealed class ImagesTests512 : ImagesTests<Lanes512>;

public sealed class ImagesTests256 : ImagesTests<Lanes256>;

public sealed class ImagesTestsVector : ImagesTests<LanesVector>;

public sealed class ImagesTestsScalar : ImagesTests<LanesScalar>;

public class PermuteTests
{
    [Theory]
    [InlineData(new[] { 5 }, new[] { 0 })]
    [InlineData(new[] { 20, 3 }, new[] { 1, 0 })]
    [InlineData(new[] { 3, 20 }, new[] { 1, 0 })]
    [InlineData(new[] { 3, 20 }, new[] { 0, 1 })]
    [InlineData(new[] { 4, 3, 17 }, new[] { 1, 0, 2 })]
    [InlineData(new[] { 4, 3, 17 }, new[] { 2, 0, 1 })]
    [InlineData(new[] { 16, 3, 32 }, new[] { 2, 1, 0 })]
    [InlineData(new[] { 2, 3, 4, 5 }, new[] { 3, 1, 0, 2 })]
    [InlineData(new[] { 2, 1, 3, 1, 2, 2, 1, 3 }, new[] { 7, 5, 3, 1, 0, 2, 4, 6 })]
    public void Permute_moves_each_element(int[] shape, int[] dims)
    {
        const int samples = 3;
        var rank = shape.Length;
        int[] outputShape = [.. dims.Select(axis => shape[axis])];
        int elements = shape.Aggregate((a, b) => a * b), rows = samples * elements / shape[^1], outputRows = samples * elements / outputShape[^1];
        var values = RandomWithSpecials(samples * elements, elements);
        var expected = new float[values.Length];
        for (var i = 0; i < expected.Length; i++)
        {
            var place = new int[rank];
            var rest = i;
            for (var axis = rank - 1; axis >= 0; axis--)
                (place[dims[axis]], rest) = (rest % outputShape[axis], rest / outputShape[axis]);
            var at = rest;
            for (var axis = 0; axis < rank; axis++)
                at = (at * shape[axis]) + place[axis];
            expected[i] = values[at];
        }

        var (source, destination) = (From(values, rows, shape[^1], rows + 1), Empty(outputShape[^1], outputRows + 2));
        Blocks.Permute(ref source[0], ref destination[0], samples, shape, dims, rows + 1, outputRows + 2);
        AssertSame(From(expected, outputRows, outputShape[^1], outputRows + 2), destination);
    }

    [Fact]
    public void Shapes_beyond_eight_axes_are_refused()
    {
        var buffer = new float[16];
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Permute(ref buffer[0], ref buffer[0], 1, new int[9], new int[9], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Permute(ref buffer[0], ref buffer[0], 1, new int[2], new int[1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Blocks.Permute(ref buffer[0], ref buffer[0], 1, [], [], 1, 1));
    }
}
