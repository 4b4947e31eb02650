using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using StaticDense.Numerics;

namespace StaticDense.Benchmarks.Measure;

/// <summary>A function on spans of floats.</summary>
internal delegate void SpanFunction(ReadOnlySpan<float> x, Span<float> y);

/// <summary>One of the library's elementary functions beside the platform's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ours">The library's, at the machine's width.</param>
/// <param name="Scalar">A loop over <see cref="MathF"/>; null where that has none.</param>
/// <param name="Tensor">The platform's vectorized one; null where there is none.</param>
/// <param name="Exact">The value in double.</param>
/// <param name="From">Where arguments that are timed begin.</param>
/// <param name="To">Where they end.</param>
internal sealed record FunctionCase(string Name, SpanFunction Ours, Func<float, float>? Scalar, SpanFunction? Tensor, Func<double, double> Exact, float From, float To)
{
    public static IReadOnlyList<FunctionCase> All { get; } =
    [
        new("exp", Map<Exponential>, MathF.Exp, TensorPrimitives.Exp, Math.Exp, -20, 20),
        new("expm1", Map<ExponentialMinusOne>, null, TensorPrimitives.ExpM1, FunctionErrors.Expm1, -5, 5),
        new("log", Map<Logarithm>, MathF.Log, TensorPrimitives.Log, Math.Log, 1e-3f, 1e3f),
        new("log1p", Map<LogarithmOfOnePlus>, null, TensorPrimitives.LogP1, FunctionErrors.Log1p, -0.5f, 10),
        new("tanh", Map<Tangent>, MathF.Tanh, TensorPrimitives.Tanh, Math.Tanh, -5, 5),
        new("sigmoid", Map<Sigmoid>, x => 1 / (1 + MathF.Exp(-x)), TensorPrimitives.Sigmoid, x => 1 / (1 + Math.Exp(-x)), -10, 10),
        new("softplus", Map<Softplus>, x => MathF.Max(x, 0) + MathF.Log(1 + MathF.Exp(-MathF.Abs(x))), null, x => Math.Max(x, 0) + FunctionErrors.Log1p(Math.Exp(-Math.Abs(x))), -10, 10),
        new("erf", Map<ErrorFunction>, null, null, FunctionErrors.Erf, -3, 3),
    ];

    private interface IFunction
    {
        static abstract TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>;
    }

    private static void Map<TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IFunction
    {
        switch (NetworkRuntime.Path)
        {
            case VectorPath.Vector512:
                Map<Lanes512, TFunction>(x, y);
                break;
            case VectorPath.Vector256:
                Map<Lanes256, TFunction>(x, y);
                break;
            case VectorPath.Vector:
                Map<LanesVector, TFunction>(x, y);
                break;
            default:
                Map<LanesScalar, TFunction>(x, y);
                break;
        }
    }

    /// <summary>Lengths are multiples of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Map<TLanes, TFunction>(ReadOnlySpan<float> x, Span<float> y)
        where TLanes : struct, ILanes<TLanes>
        where TFunction : struct, IFunction
    {
        for (nint i = 0; i < x.Length; i += TLanes.Count)
            TLanes.Store(TFunction.Of(TLanes.Load(in x[0], i)), ref y[0], i);
    }

    private readonly struct Exponential : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Exp(x);
    }

    private readonly struct ExponentialMinusOne : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Expm1(x);
    }

    private readonly struct Logarithm : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Log(x);
    }

    private readonly struct LogarithmOfOnePlus : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Log1p(x);
    }

    private readonly struct Tangent : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Tanh(x);
    }

    private readonly struct Sigmoid : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Sigmoid(x);
    }

    private readonly struct Softplus : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Softplus(x);
    }

    private readonly struct ErrorFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Of<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes> => Functions.Erf(x);
    }
}
