using StaticDense.Numerics;
using static StaticDense.Tests.TrainingMath.BlockedArrays;

namespace StaticDense.Tests.TrainingMath;

/// <summary>Every rule against its formula, written once more for one parameter.</summary>
public abstract class UpdatesTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private delegate float Formula(float w, float g, Span<float> state, in UpdateScalars s);

    private static readonly UpdateScalars Plain = new()
    {
        Rate = 0.01f,
        Momentum = 0.9f,
        Rho = 0.9f,
        OneMinusRho = 0.1f,
        GradientRate = 0.02f,
        Beta1 = 0.9f,
        OneMinusBeta1 = 0.1f,
        Beta2 = 0.999f,
        OneMinusBeta2 = 0.001f,
        SquareCorrection = 17.5f,
        Epsilon = 1e-7f,
        ClipValue = float.PositiveInfinity,
        GradientScale = 1,
    };

    public static TheoryData<int, bool, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, string>();
            foreach (var lanes in (int[])[1, 5, 15, 16])
            {
                foreach (var specials in (bool[])[false, true])
                {
                    foreach (var options in (string[])["", "eps0", "l1", "l2", "clip", "decay", "scale", "l1 l2 clip decay scale eps0"])
                        cases.Add(lanes, specials, options);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_follow_their_formulas(int lanes, bool specials, string options)
    {
        Check<SgdRule>(lanes, specials, options, static (w, g, _, in s) => Fma(-s.Rate, g, w));
        Check<SgdMomentumRule>(lanes, specials, options, static (w, g, state, in s) => w + (state[0] = Fma(s.Momentum, state[0], -s.Rate * g)));
        Check<SgdNesterovRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Momentum, state[0], -s.Rate * g);
            return w + Fma(s.Momentum, state[0], -s.Rate * g);
        });
        Check<RmsPropRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Rho, state[0], s.OneMinusRho * (g * g));
            return w - (s.Rate * g / MathF.Sqrt(state[0] + s.Epsilon));
        });
        Check<RmsPropMomentumRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Rho, state[0], s.OneMinusRho * (g * g));
            state[1] = Fma(s.Momentum, state[1], s.Rate * g / MathF.Sqrt(state[0] + s.Epsilon));
            return w - state[1];
        });
        Check<RmsPropCenteredRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Rho, state[0], s.OneMinusRho * (g * g));
            state[1] = Fma(s.Rho, state[1], s.OneMinusRho * g);
            return w - (s.Rate * g / MathF.Sqrt(MathF.Max(state[0] - (state[1] * state[1]), 0) + s.Epsilon));
        });
        Check<RmsPropCenteredMomentumRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Rho, state[0], s.OneMinusRho * (g * g));
            state[2] = Fma(s.Rho, state[2], s.OneMinusRho * g);
            var increment = s.Rate * g / MathF.Sqrt(MathF.Max(state[0] - (state[2] * state[2]), 0) + s.Epsilon);
            return w - (state[1] = Fma(s.Momentum, state[1], increment));
        });
        Check<AdamRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(g - state[0], s.OneMinusBeta1, state[0]);
            state[1] = Fma((g * g) - state[1], s.OneMinusBeta2, state[1]);
            return w - (s.Rate * state[0] / (MathF.Sqrt(state[1]) + s.Epsilon));
        });
        Check<AdamAmsGradRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(g - state[0], s.OneMinusBeta1, state[0]);
            state[1] = Fma((g * g) - state[1], s.OneMinusBeta2, state[1]);
            state[2] = MathF.Max(state[2], state[1]);
            return w - (s.Rate * state[0] / (MathF.Sqrt(state[2]) + s.Epsilon));
        });
        Check<NadamRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(g - state[0], s.OneMinusBeta1, state[0]);
            state[1] = Fma((g * g) - state[1], s.OneMinusBeta2, state[1]);
            return w - (Fma(s.Rate, state[0], s.GradientRate * g) / (MathF.Sqrt(state[1] * s.SquareCorrection) + s.Epsilon));
        });
        Check<AdamaxRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(g - state[0], s.OneMinusBeta1, state[0]);
            state[1] = MathF.Max(s.Beta2 * state[1], MathF.Abs(g));
            return w - (s.Rate * state[0] / (state[1] + s.Epsilon));
        });
        Check<AdagradRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(g, g, state[0]);
            return w - (s.Rate * g / MathF.Sqrt(state[0] + s.Epsilon));
        });
        Check<AdadeltaRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            state[0] = Fma(s.Rho, state[0], s.OneMinusRho * (g * g));
            var d = MathF.Sqrt(state[1] + s.Epsilon) * g / MathF.Sqrt(state[0] + s.Epsilon);
            state[1] = Fma(s.Rho, state[1], s.OneMinusRho * (d * d));
            return Fma(-s.Rate, d, w);
        });
        Check<LionRule>(lanes, specials, options, static (w, g, state, in s) =>
        {
            var direction = Fma(s.Beta1, state[0], s.OneMinusBeta1 * g);
            state[0] = Fma(s.Beta2, state[0], s.OneMinusBeta2 * g);
            return Fma(-s.Rate, direction > 0 ? 1 : direction < 0 ? -1 : direction, w);
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_are_kept_behind_the_rules_own_state(int lanes, bool specials, string options)
    {
        Check<AveragedRule<SgdRule>>(lanes, specials, options + " average", static (w, g, state, in s) => Average(Fma(-s.Rate, g, w), ref state[0], in s));
        Check<AveragedRule<SgdMomentumRule>>(lanes, specials, options + " average overwrites", static (w, g, state, in s) =>
            Average(w + (state[0] = Fma(s.Momentum, state[0], -s.Rate * g)), ref state[1], in s));
    }

    private static float Average(float w, ref float average, in UpdateScalars s)
    {
        average = Fma(s.AverageMomentum, average, s.OneMinusAverageMomentum * w);
        return s.Overwrites == 1 ? average : w;
    }

    private static float Fma(float left, float right, float addend) => MultiplyAdd<TLanes>(left, right, addend);

    /// <summary>Two steps over seven blocks of one panel; around weights and pieces of state stand sentinels.</summary>
    private static void Check<TRule>(int lanes, bool specials, string options, Formula formula)
        where TRule : struct, IUpdateRule
    {
        const int Count = 7 * 16, Stride = Count + 48;
        var scalars = Plain;
        scalars.Epsilon = options.Contains("eps0") ? 0 : scalars.Epsilon;
        scalars.ClipValue = options.Contains("clip") ? 0.5f : scalars.ClipValue;
        scalars.Decay = options.Contains("decay") ? 0.004f : 0;
        scalars.GradientScale = options.Contains("scale") ? 0.7f : 1;
        (scalars.AverageMomentum, scalars.OneMinusAverageMomentum) = options.Contains("average") ? (0.75f, 0.25f) : (0, 0);
        scalars.Overwrites = options.Contains("overwrites") ? 1 : 0;
        float l1 = options.Contains("l1") ? 0.03f : 0, l2 = options.Contains("l2") ? 0.02f : 0;

        var weights = Panel(Count + 16, Count, lanes, specials, 1);
        var state = new float[Math.Max(1, TRule.StateCount) * Stride];
        Array.Fill(state, Sentinel);
        for (var piece = 0; piece < TRule.StateCount; piece++)
            state.AsSpan(piece * Stride, Count).Clear();
        float[] expectedWeights = [.. weights], expectedState = [.. state];
        for (var step = 0; step < 2; step++)
        {
            var gradient = Panel(Count, Count, lanes, specials, step + 2);
            float[] untouched = [.. gradient];
            Reference(expectedWeights, gradient, expectedState, Stride, Count, lanes, l1, l2, scalars, TRule.StateCount, formula);
            Updates.Apply<TLanes, TRule>(ref weights[0], ref gradient[0], ref state[0], Stride, Count, lanes, l1, l2, in scalars);
            AssertSame(expectedWeights, weights);
            AssertSame(expectedState, state);
            AssertSame(untouched, gradient);
        }
    }

    private static float[] Panel(int length, int count, int lanes, bool specials, int seed)
    {
        var values = specials ? RandomWithSpecials(length, seed) : Random(length, seed);
        for (var i = 0; i < count; i++)
        {
            if (i % 16 >= lanes)
                values[i] = 0;
        }

        values.AsSpan(count).Fill(Sentinel);
        return values;
    }

    private static void Reference(
        float[] weights, float[] gradient, float[] state, int stride, int count, int lanes, float l1, float l2, UpdateScalars scalars, int stateCount, Formula formula)
    {
        Span<float> own = stackalloc float[3];
        for (var i = 0; i < count; i++)
        {
            if (i % 16 >= lanes)
                continue;
            float w = weights[i], g = gradient[i];
            if (l2 != 0)
                g = Fma(2 * l2, w, g);
            if (l1 != 0)
                g += l1 * (w > 0 ? 1 : w < 0 ? -1 : w);
            if (scalars.GradientScale != 1)
                g *= scalars.GradientScale;
            if (float.IsFinite(scalars.ClipValue))
                g = MathF.Min(MathF.Max(g, -scalars.ClipValue), scalars.ClipValue);
            if (scalars.Decay != 0)
                w = Fma(w, -scalars.Decay, w);
            for (var piece = 0; piece < stateCount; piece++)
                own[piece] = state[(piece * stride) + i];
            weights[i] = formula(w, g, own, in scalars);
            for (var piece = 0; piece < stateCount; piece++)
                state[(piece * stride) + i] = own[piece];
        }
    }
}

public sealed class UpdatesTests512 : UpdatesTests<Lanes512>;

public sealed class UpdatesTests256 : UpdatesTests<Lanes256>;

public sealed class UpdatesTestsVector : UpdatesTests<LanesVector>;

public sealed class UpdatesTestsScalar : UpdatesTests<LanesScalar>;
