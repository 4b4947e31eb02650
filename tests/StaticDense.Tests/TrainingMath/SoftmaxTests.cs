using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

public abstract class SoftmaxTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Rows = 5, Capacity = 7;

    public static TheoryData<int, bool> Widths
    {
        get
        {
            var widths = new TheoryData<int, bool>();
            foreach (var channels in (int[])[1, 2, 15, 16, 17, 37, 64])
            {
                widths.Add(channels, false);
                widths.Add(channels, true);
            }

            return widths;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Softmax_forward(int channels, bool specials) => Forward(channels, specials, Softmax.Forward<TLanes>, row =>
    {
        var (e, sum, _) = RowArithmetic<TLanes>.Exponentials(row);
        return e.Select(value => value / sum).ToArray();
    });

    [Theory]
    [MemberData(nameof(Widths))]
    public void LogSoftmax_forward(int channels, bool specials) => Forward(channels, specials, LogSoftmax.Forward<TLanes>, row =>
    {
        var (_, sum, max) = RowArithmetic<TLanes>.Exponentials(row);
        var log = RowArithmetic<TLanes>.Log(sum);
        return row.Select(z => z - max - log).ToArray();
    });

    [Theory]
    [MemberData(nameof(Widths))]
    public void Softmax_backward(int channels, bool specials) => Backward(channels, specials, Softmax.Backward<TLanes>, (y, delta) =>
    {
        var dot = RowArithmetic<TLanes>.Dot(delta, y);
        return y.Zip(delta, (output, d) => output * (d - dot)).ToArray();
    });

    [Theory]
    [MemberData(nameof(Widths))]
    public void LogSoftmax_backward(int channels, bool specials) => Backward(channels, specials, LogSoftmax.Backward<TLanes>, (y, delta) =>
    {
        var sum = RowArithmetic<TLanes>.Sum(delta);
        return y.Zip(delta, (output, d) => d - (RowArithmetic<TLanes>.Exp(output) * sum)).ToArray();
    });

    [Fact]
    public void Huge_inputs_saturate_without_overflow()
    {
        float[] z = [-3e38f, 1e30f, 3e38f], y = From(z, 1, 3, 1);
        Softmax.Forward<TLanes>(ref y[0], ref y[0], 1, 3, 1);
        AssertSame(From([0, 0, 1], 1, 3, 1), y);
    }

    private delegate void Pass(ref float first, ref float second, int rows, int channels, int capacity);

    private static void Forward(int channels, bool specials, Pass pass, Func<float[], float[]> formula)
    {
        var values = specials ? RandomWithSpecials(Rows * channels, channels) : Random(Rows * channels, channels, 5);
        var expected = From(values.Chunk(channels).SelectMany(formula).ToArray(), Rows, channels, Capacity);
        float[] source = From(values, Rows, channels, Capacity), destination = Empty(channels, Capacity);
        pass(ref source[0], ref destination[0], Rows, channels, Capacity);
        AssertSame(expected, destination);
        pass(ref source[0], ref source[0], Rows, channels, Capacity);
        AssertSame(expected, source);
    }

    private static void Backward(int channels, bool specials, Pass pass, Func<float[], float[], float[]> formula)
    {
        float[] y = Random(Rows * channels, channels), delta = specials ? RandomWithSpecials(Rows * channels, channels + 1) : Random(Rows * channels, channels + 1);
        var expected = y.Chunk(channels).Zip(delta.Chunk(channels), formula).SelectMany(row => row).ToArray();
        float[] output = From(y, Rows, channels, Capacity), blocks = From(delta, Rows, channels, Capacity);
        pass(ref output[0], ref blocks[0], Rows, channels, Capacity);
        AssertSame(From(expected, Rows, channels, Capacity), blocks);
    }
}

public sealed class SoftmaxTests512 : SoftmaxTests<Lanes512>;

public sealed class SoftmaxTests256 : SoftmaxTests<Lanes256>;

public sealed class SoftmaxTestsVector : SoftmaxTests<LanesVector>;

public sealed class SoftmaxTestsScalar : SoftmaxTests<LanesScalar>;
