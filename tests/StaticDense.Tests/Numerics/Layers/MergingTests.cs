using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Merges of two inputs against plain loops, with every special value met by every other.</summary>
public abstract class MergingTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = 37, Capacity = 39;

    private delegate void Merge(ref float left, ref float right, ref float destination, int rows, int channels, int capacity);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Two_inputs(int channels)
    {
        Check(channels, Merging.Add<TLanes>, (a, b) => a + b);
        Check(channels, Merging.Subtract<TLanes>, (a, b) => a - b);
        Check(channels, Merging.Multiply<TLanes>, (a, b) => a * b);
        Check(channels, Merging.Maximum<TLanes>, MathF.Max);
        Check(channels, Merging.Minimum<TLanes>, MathF.Min);
        Check(channels, (ref float left, ref float right, ref float destination, int rows, int count, int capacity) =>
            Merging.Negate<TLanes>(ref left, ref destination, rows, count, capacity), (a, _) => 0 - a);
    }

    [Theory]
    [InlineData(1, 3f)]
    [InlineData(16, 2f)]
    [InlineData(40, 7f)]
    public void Divide(int channels, float divisor)
    {
        var values = RandomWithSpecials(Rows * channels, 1);
        var blocks = From(values, Rows, channels, Capacity);
        Merging.Divide<TLanes>(ref blocks[0], Rows, channels, Capacity, divisor);
        AssertSame(From([.. values.Select(x => x / divisor)], Rows, channels, Capacity), blocks);
    }

    /// <summary>Three inputs of a maximum share a gradient: the first of the largest has all, as it has for NaN.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(40)]
    public void Take_gives_the_gradient_to_the_first(int channels)
    {
        var inputs = Enumerable.Range(1, 3).Select(seed => RandomWithSpecials(Rows * channels, seed)).ToArray();
        var delta = RandomWithSpecials(Rows * channels, 4);
        var maximum = Enumerable.Range(0, delta.Length).Select(i => MathF.Max(MathF.Max(inputs[0][i], inputs[1][i]), inputs[2][i])).ToArray();
        var (output, left) = (From(maximum, Rows, channels, Capacity), From(delta, Rows, channels, Capacity));
        var isTaken = new bool[delta.Length];
        foreach (var input in inputs)
        {
            var expected = new float[delta.Length];
            for (var i = 0; i < delta.Length; i++)
            {
                if (!isTaken[i] && (input[i] == maximum[i] || (float.IsNaN(input[i]) && float.IsNaN(maximum[i]))))
                    (expected[i], isTaken[i]) = (delta[i], true);
            }

            var (blocks, gradient) = (From(input, Rows, channels, Capacity), Empty(channels, Capacity));
            Merging.Take<TLanes>(ref blocks[0], ref output[0], ref left[0], ref gradient[0], Rows, channels, Capacity);
            AssertSame(From(expected, Rows, channels, Capacity), gradient);
        }

        Assert.All(isTaken, Assert.True);
        AssertSame(From(new float[delta.Length], Rows, channels, Capacity), left);
    }

    private static void Check(int channels, Merge merge, Func<float, float, float> plain)
    {
        float[] a = RandomWithSpecials(Rows * channels, 1), b = RandomWithSpecials(Rows * channels, 2);
        var expected = From([.. a.Zip(b, plain)], Rows, channels, Capacity);
        var (left, right, destination) = (From(a, Rows, channels, Capacity), From(b, Rows, channels, Capacity), Empty(channels, Capacity));
        merge(ref left[0], ref right[0], ref destination[0], Rows, channels, Capacity);
        AssertSame(expected, destination);

        var copy = (float[])left.Clone();
        merge(ref copy[0], ref right[0], ref copy[0], Rows, channels, Capacity);
        AssertSame(expected, copy);
        merge(ref left[0], ref right[0], ref right[0], Rows, channels, Capacity);
        AssertSame(expected, right);
    }
}

public sealed class MergingTests512 : MergingTests<Lanes512>;

public sealed class MergingTests256 : MergingTests<Lanes256>;

public sealed class MergingTestsVector : MergingTests<LanesVector>;

public sealed class MergingTestsScalar : MergingTests<LanesScalar>;
