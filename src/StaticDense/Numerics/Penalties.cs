using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticDense.Numerics;

/// <summary>
/// L1 and L2 penalties of parameters and outputs, with Keras's formulas: <c>l1 Σ|x| + l2 Σx²</c> (no ½, so the gradient is
/// <c>l1 sign(x) + 2 l2 x</c>). Sums run over 16 virtual lanes, each a chain that starts at +0 and takes blocks in the order of
/// storage (panels, then rows, ascending): <c>a = a + |x|</c> and <c>q = fma(x, x, q)</c>; one pairwise tree joins the lanes. A sum whose
/// factor is 0 is left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Penalties
{
    /// <summary>The penalty of a parameter: once for each batch, not divided by anything. The sums are floats, the rest is double.</summary>
    /// <param name="parameter">The first float of the parameter's storage.</param>
    /// <param name="count">The floats of its storage, padding (+0) included: a multiple of 16.</param>
    /// <param name="l1">The factor of Σ|w|.</param>
    /// <param name="l2">The factor of Σw².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double Loss<TLanes>(ref float parameter, int count, double l1, double l2)
        where TLanes : struct, ILanes<TLanes> =>
        Sum<TLanes>(ref parameter, count, 1, 0, l1, l2);

    /// <summary>The penalty of a layer's output, divided by the number of samples.</summary>
    /// <param name="output">Blocks of <paramref name="rows"/> rows.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of the buffer holds.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="l1">The factor of Σ|y|.</param>
    /// <param name="l2">The factor of Σy².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static double ActivityLoss<TLanes>(ref float output, int rows, int channels, int capacity, int samples, double l1, double l2)
        where TLanes : struct, ILanes<TLanes> =>
        Sum<TLanes>(ref output, rows * BlockLayout.Width, BlockLayout.Panels(channels), (nint)capacity * BlockLayout.Width, l1, l2) / samples;

    /// <summary>
    /// Adds the gradient of <see cref="ActivityLoss"/>: <c>delta = fma(2 l2 / samples, y, delta)</c>, then
    /// <c>delta = delta + (l1 / samples) · sign(y)</c>, each factor one float division; what has the factor 0 is left out.
    /// </summary>
    /// <param name="output">Blocks of the layer's output.</param>
    /// <param name="delta">Blocks of its gradient, changed in place.</param>
    /// <param name="rows">Samples · positions.</param>
    /// <param name="channels">The channels of a row.</param>
    /// <param name="capacity">The rows that a panel of both buffers holds.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="l1">The factor of Σ|y|.</param>
    /// <param name="l2">The factor of Σy².</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddActivityGradient<TLanes>(ref float output, ref float delta, int rows, int channels, int capacity, int samples, float l1, float l2)
        where TLanes : struct, ILanes<TLanes>
    {
        var panels = BlockLayout.Panels(channels);
        for (var panel = 0; panel < panels; panel++)
        {
            var start = (nint)panel * capacity * BlockLayout.Width;
            AddGradient<TLanes>(ref Unsafe.Add(ref output, start), ref Unsafe.Add(ref delta, start), rows * BlockLayout.Width, l1 / samples, (l2 + l2) / samples);
        }
    }

    /// <summary>Adds <c>fma(twiceL2, x, g)</c> and <c>l1 · sign(x)</c> to contiguous gradients. Padding stays +0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void AddGradient<TLanes>(ref float values, ref float gradient, int count, float l1, float twiceL2)
        where TLanes : struct, ILanes<TLanes>
    {
        var linear = TLanes.Broadcast(l1);
        var quadratic = TLanes.Broadcast(twiceL2);
        for (nint offset = 0; offset < count; offset += TLanes.Count)
        {
            var x = TLanes.Load(in values, offset);
            var g = TLanes.Load(in gradient, offset);
            if (twiceL2 != 0)
                g = TLanes.MultiplyAdd(quadratic, x, g);
            if (l1 != 0)
                g += linear * Signs.Of(x);
            TLanes.Store(g, ref gradient, offset);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Sum<TLanes>(ref float values, int count, int panels, nint stride, double l1, double l2)
        where TLanes : struct, ILanes<TLanes>
    {
        VirtualLanes absolutes = default, squares = default;
        for (var lane = 0; lane < BlockLayout.Width; lane += TLanes.Count)
        {
            TLanes absolute = TLanes.Zero, square = TLanes.Zero;
            for (var panel = 0; panel < panels; panel++)
            {
                ref var first = ref Unsafe.Add(ref values, panel * stride);
                for (nint offset = lane; offset < count; offset += BlockLayout.Width)
                {
                    var x = TLanes.Load(in first, offset);
                    absolute += TLanes.Abs(x);
                    square = TLanes.MultiplyAdd(x, x, square);
                }
            }

            absolutes.Set(absolute, lane);
            squares.Set(square, lane);
        }

        return (l1 != 0 ? l1 * absolutes.Sum() : 0) + (l2 != 0 ? l2 * squares.Sum() : 0);
    }
}
