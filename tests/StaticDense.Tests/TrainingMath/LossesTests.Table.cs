using StaticDense.Numerics;

namespace StaticDense.Tests.TrainingMath;

// Every loss with its formula. Those of probabilities are tested with outputs from 0 to 1, some of them clipped.
public abstract partial class LossesTests<TLanes>
{
    private static readonly Dictionary<string, (Kernel Kernel, Formula Formula)> Table = new()
    {
        ["mean squared error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanSquaredError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => (p - y) * (p - y), static (p, y) => 2 * (p - y))),
        ["mean absolute error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanAbsoluteError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => MathF.Abs(p - y), static (p, y) => p > y ? 1 : p < y ? -1 : p - y)),
        ["huber"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.Huber<TLanes>(ref o, ref d, t, Threshold, s, p, c, k, in step),
            Elements(
                static (p, y) => MathF.Abs(p - y) <= Threshold ? 0.5f * ((p - y) * (p - y)) : (Threshold * MathF.Abs(p - y)) - (0.5f * (Threshold * Threshold)),
                static (p, y) => MathF.Min(MathF.Max(p - y, -Threshold), Threshold))),
        ["of probabilities: binary"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryCrossentropy<TLanes>(ref o, ref d, t, Smoothing, s, p, c, k, in step),
            Elements(BinaryValue, BinaryDerivative)),
        ["binary from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, s, p, c, k, in step),
            BinaryFromLogits),
        ["of probabilities: categorical"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalCrossentropy<TLanes>(ref o, ref d, t, Smoothing, s, p, c, k, in step),
            Categorical),
        ["categorical from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, s, p, c, k, in step),
            CategoricalFromLogits),
        ["of probabilities: sparse"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.SparseCategoricalCrossentropy<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Sparse),
        ["sparse from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.SparseCategoricalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, s, p, c, k, in step),
            SparseFromLogits),
        ["percentage error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanAbsolutePercentageError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(
                static (p, y) => 100 * (MathF.Abs(p - y) / MathF.Max(MathF.Abs(y), Lowest)),
                static (p, y) => Sign(p - y) * (100 / MathF.Max(MathF.Abs(y), Lowest)))),
        ["of probabilities: logarithmic error"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.MeanSquaredLogarithmicError<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => Logarithmic(p, y) * Logarithmic(p, y), LogarithmicSlope)),
        ["log cosh"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.LogCosh<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(
                static (p, y) => MathF.Abs(p - y) + RowArithmetic<TLanes>.Softplus(0 - (2 * MathF.Abs(p - y))) - 0.6931472f,
                static (p, y) => RowArithmetic<TLanes>.Tanh(p - y))),
        ["of probabilities: poisson"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.Poisson<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => p - (y * RowArithmetic<TLanes>.Log(p + Lowest)), static (p, y) => 1 - (y / (p + Lowest)))),
        ["of probabilities: divergence"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.KLDivergence<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Divergence),
        ["hinge"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.Hinge<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(static (p, y) => MathF.Max(1 - (y * p), 0), static (p, y) => 1 - (y * p) <= 0 ? 0 : 0 - y)),
        ["squared hinge"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.SquaredHinge<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Elements(
                static (p, y) => MathF.Max(1 - (y * p), 0) * MathF.Max(1 - (y * p), 0),
                static (p, y) => 1 - (y * p) <= 0 ? 0 : (0 - y) * (2 * (1 - (y * p))))),
        ["categorical hinge"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalHinge<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            CategoricalHinge),
        ["cosine"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CosineSimilarity<TLanes>(ref o, ref d, t, s, p, c, k, in step),
            Cosine),
        ["of probabilities: binary focal"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryFocalCrossentropy<TLanes>(ref o, ref d, t, Smoothing, Alpha, Gamma, s, p, c, k, in step),
            BinaryFocal),
        ["binary focal from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.BinaryFocalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, Alpha, Gamma, s, p, c, k, in step),
            BinaryFocalFromLogits),
        ["of probabilities: categorical focal"] = (
            static (ref float o, ref float _, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalFocalCrossentropy<TLanes>(ref o, ref d, t, Smoothing, Alpha, Gamma, s, p, c, k, in step),
            CategoricalFocal),
        ["categorical focal from logits"] = (
            static (ref float o, ref float q, ref float d, bool t, int s, int p, int c, int k, ref readonly TrainingStep step) =>
                Losses.CategoricalFocalCrossentropyFromLogits<TLanes>(ref o, ref q, ref d, t, Smoothing, Alpha, Gamma, s, p, c, k, in step),
            CategoricalFocalFromLogits),
    };
}
