using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.Numerics.Layers;

/// <summary>Constraints against plain loops over Keras's axes.</summary>
public abstract class ConstraintsTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static TheoryData<int[], int[], int> Cases => new()
    {
        { [7], [0], 1 },
        { [37], [0], 1 },
        { [5, 3], [0], 1 },
        { [9, 80], [0], 1 },
        { [9, 17], [1], 1 },
        { [9, 17], [0, 1], 1 },
        { [9, 33], [], 1 },
        { [3, 2, 5, 20], [0, 1, 2], 1 },
        { [3, 2, 5, 70], [0], 1 },
        { [3, 2, 5, 16], [1], 1 },
        { [3, 2, 5, 16], [0, 2], 1 },
        { [3, 2, 5, 16], [3, 1], 1 },
        { [3, 3, 6, 1], [0, 1], 2 },
        { [3, 2, 6, 3], [0, 1], 2 },
        { [3, 2, 6, 3], [0, 1, 2], 2 },
        { [3, 2, 6, 3], [0], 2 },
        { [3, 2, 6, 3], [1, 3], 2 },
        { [2, 1, 2, 2, 1, 2, 3, 5], [0, 2, 4, 6], 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Norms_over_axes(int[] shape, int[] axes, int channelAxes)
    {
        // Norms across lanes are computed value by value at every width.
        const float rate = 0.3f, oneMinusRate = (float)(1 - 0.3);
        Func<float, float, float, float> multiplyAdd = axes.Any(axis => axis >= shape.Length - channelAxes) ? MultiplyAdd<LanesScalar> : MultiplyAdd<TLanes>;
        Check((ref float tensor) => Constraints.MaxNorm<TLanes>(ref tensor, shape, axes, channelAxes, 1.5f), (w, n) => w * (MathF.Min(MathF.Max(n, 0), 1.5f) / (1e-7f + n)));
        Check((ref float tensor) => Constraints.UnitNorm<TLanes>(ref tensor, shape, axes, channelAxes), (w, n) => w / (1e-7f + n));
        Check((ref float tensor) => Constraints.MinMaxNorm<TLanes>(ref tensor, shape, axes, channelAxes, 0.7f, 1.2f, rate, oneMinusRate), (w, n) =>
            w * (multiplyAdd(rate, MathF.Min(MathF.Max(n, 0.7f), 1.2f), oneMinusRate * n) / (1e-7f + n)));

        void Check(Constraint constraint, Func<float, float, float> plain)
        {
            foreach (var specials in (bool[])[false, true])
            {
                var count = shape.Aggregate((a, b) => a * b);
                var values = specials ? RandomWithSpecials(count, 1) : Random(count, 1);
                for (var i = 0; i < count; i += 7)
                    values[i] = 0;
                var channels = shape[^channelAxes..].Aggregate((a, b) => a * b);
                var tensor = From(values, count / channels, channels, count / channels);
                constraint(ref tensor[0]);
                var norms = Norms(values, shape, axes, multiplyAdd);
                AssertSame(From([.. values.Select((w, i) => plain(w, norms(i)))], count / channels, channels, count / channels), tensor);
            }
        }
    }

    [Fact]
    public void NonNegative_clears_what_is_below_zero()
    {
        var values = RandomWithSpecials(3 * 20, 1);
        var tensor = From(values, 3, 20, 3);
        Constraints.NonNegative<TLanes>(ref tensor[0], tensor.Length);
        AssertSame(From([.. values.Select(w => w < 0 ? 0f : w)], 3, 20, 3), tensor);
    }

    [Fact]
    public void More_than_eight_axes_are_refused()
    {
        var tensor = new float[16];
        Assert.Throws<ArgumentOutOfRangeException>(() => Constraints.UnitNorm<TLanes>(ref tensor[0], [1, 1, 1, 1, 1, 1, 1, 1, 1], [0], 1));
    }

    private delegate void Constraint(ref float tensor);

    /// <summary>The norm of each element's group.</summary>
    private static Func<int, float> Norms(float[] values, int[] shape, int[] axes, Func<float, float, float, float> multiplyAdd)
    {
        var sums = new Dictionary<string, float>();
        for (var i = 0; i < values.Length; i++)
            sums[Group(i)] = multiplyAdd(values[i], values[i], sums.GetValueOrDefault(Group(i)));
        return i => MathF.Sqrt(sums[Group(i)]);

        string Group(int i)
        {
            var place = new int[shape.Length];
            for (var axis = shape.Length - 1; axis >= 0; axis--)
                (place[axis], i) = (i % shape[axis], i / shape[axis]);
            return string.Join(' ', place.Select((p, axis) => axes.Contains(axis) ? -1 : p));
        }
    }
}

public sealed class ConstraintsTests512 : ConstraintsTests<Lanes512>;

public sealed class ConstraintsTests256 : ConstraintsTests<Lanes256>;

public sealed class ConstraintsTestsVector : ConstraintsTests<LanesVector>;

public sealed class ConstraintsTestsScalar : ConstraintsTests<LanesScalar>;
