using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>What the rows of a tile are.</summary>
internal enum TileKind
{
    /// <summary>Rows are samples, steps are inputs: a value stands at <c>row · 16 + step</c> of its block.</summary>
    Product,

    /// <summary>Rows are inputs, steps are samples: a value stands at <c>step · 16 + row</c>.</summary>
    Gradient,

    /// <summary>Rows are neighbouring outputs, steps are the channels of a window's taps.</summary>
    Window,

    /// <summary>Rows are input channels of one tap, steps are outputs; added to what is there.</summary>
    WindowGradient,
}

/// <summary>A tile: rows by panels of accumulators, segments of the sum side by side, and the loops that the sums need.</summary>
/// <param name="HasBlocks">Whether sums have whole blocks of 16 steps.</param>
/// <param name="HasTail">Whether single steps follow.</param>
/// <param name="HasRest">Whether the last segment has more blocks than the others.</param>
internal sealed record TileForm(
    TileKind Kind, int Rows, int Panels, int Segments = 1, bool HasBlocks = true, bool HasTail = false, bool HasRest = false)
    : IComparable<TileForm>
{
    /// <summary>
    /// Floats of the input from one row to the next; gradients: from one step to the next. Sixteen in blocks; more where a product reads samples as
    /// the caller has them, and the stride of a window.
    /// </summary>
    public int InputStride { get; init; } = Blocks.Lanes;

    /// <summary>Windows: floats from one output to the next.</summary>
    public int OutputStride { get; init; } = Blocks.Lanes;

    /// <summary>Windows: whether taps of the stored kernel are passed over.</summary>
    public bool HasSkips { get; init; }

    /// <summary>Windows: single steps of a tap, written out; 0 where a loop counts them. Their gradients: steps written out in the loop.</summary>
    public int Steps { get; init; }

    /// <summary>Whether finished sums are scaled and shifted.</summary>
    public bool Scales { get; init; }

    /// <summary>The function applied to finished sums; null for none.</summary>
    public ActivationFunction? Function { get; init; }

    public string Name => Invariant($"{Kind}{Rows}x{(IsHalf ? "Half" : Literal.Of(Panels))}") + Cut + Strides + Loops + EndingName(Scales, Function);

    /// <summary>Whether only the first half of the panel's lanes are units: the others are neither computed nor stored.</summary>
    public bool IsHalf { get; init; }

    /// <summary>Floats from one row's value to the next row's.</summary>
    public int RowStride => Kind switch
    {
        TileKind.Product or TileKind.Window => InputStride,
        _ => 1,
    };

    /// <summary>Floats from one step's value to the next.</summary>
    public int StepStride => Kind switch
    {
        TileKind.Gradient or TileKind.WindowGradient => InputStride,
        _ => 1,
    };

    /// <summary>The method's parameters, in the order of <see cref="Arguments"/>.</summary>
    public string Parameters => Kind switch
    {
        TileKind.Gradient => "ref float a, ref float w, ref float c, nint samples, nint wPanel, nint cPanel",
        TileKind.WindowGradient => "ref float image, ref float w, ref float c" + string.Concat(Numbers().Select(name => ", nint " + name)),
        _ => $"ref float {(Kind == TileKind.Window ? "image" : "a")}, ref float w, ref float start, ref float c"
            + string.Concat(Numbers().Select(name => ", nint " + name))
            + (Scales ? ", ref float scale, nint shift" : ""),
    };

    /// <summary>A name for what distinguishes tiles of one size.</summary>
    private string Cut => Segments == 1 ? "" : Invariant($"In{Segments}");

    private string Strides =>
        (InputStride == Blocks.Lanes ? "" : Invariant($"Every{InputStride}")) + (OutputStride == Blocks.Lanes ? "" : Invariant($"To{OutputStride}")) + (HasSkips ? "Skipping" : "");

    private string Loops => (HasBlocks, HasTail, HasRest) switch
    {
        _ when Kind == TileKind.WindowGradient => Invariant($"By{Steps}") + (HasTail ? "AndSteps" : ""),
        _ when Steps > 0 => (HasBlocks ? "And" : "Of") + Invariant($"{Steps}"),
        (false, _, _) => "Steps",
        (_, true, false) when Kind != TileKind.Gradient => "AndSteps",
        (_, false, true) => "AndRest",
        (_, true, true) => "AndRestAndSteps",
        _ => "",
    };

    /// <summary>A name for what is done with finished sums: <c>ScaledReLU</c>.</summary>
    public static string EndingName(bool scales, ActivationFunction? function) =>
        (scales ? "Scaled" : "") + (function is null ? "" : function.Kind + Numbers(function));

    /// <summary>The numbers that tell two functions of one kind apart, as parts of a name.</summary>
    private static string Numbers(ActivationFunction function) => function.Kind switch
    {
        ActivationKind.LeakyReLU => NameOf(function.Slope),
        ActivationKind.GeneralReLU => NameOf(function.Slope) + NameOf(function.MaxValue) + NameOf(function.Threshold),
        _ => "",
    };

    private static string NameOf(double number) => double.IsPositiveInfinity(number)
        ? "_Unbounded"
        : "_" + string.Concat(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture).Select(character => char.IsLetterOrDigit(character) ? character : '_'));

    public int CompareTo(TileForm other) => Key(this).CompareTo(Key(other));

    private static (TileKind, int, int, int, string) Key(TileForm form) => (form.Kind, form.Segments, -form.Rows, -form.Panels, form.Name);

    /// <summary>The numbers of a tile in the order of its parameters.</summary>
    public string Arguments(Func<string, string> value) => string.Concat(Numbers().Select(name => ", " + value(name)));

    private IEnumerable<string> Numbers() => Kind switch
    {
        TileKind.Window => WindowNumbers(),
        TileKind.WindowGradient => WindowGradientNumbers(),
        _ => ProductNumbers(),
    };

    private IEnumerable<string> ProductNumbers()
    {
        if (HasBlocks)
            yield return "blocks";
        if (HasRest)
            yield return "rest";
        if (HasTail)
            yield return "tail";
        if (HasBlocks)
            yield return "aBlock";
        if (Segments > 1)
        {
            yield return "aSegment";
            yield return "wSegment";
        }

        if (Panels > 1)
        {
            yield return "wPanel";
            yield return "startPanel";
            yield return "cPanel";
        }
    }

    private IEnumerable<string> WindowGradientNumbers()
    {
        yield return "lines";
        yield return "blocks";
        if (HasTail)
            yield return "tail";
        yield return "aLine";
        if (Panels > 1)
        {
            yield return "wPanel";
            yield return "cPanel";
        }
    }

    private IEnumerable<string> WindowNumbers()
    {
        yield return "kernelRows";
        yield return "kernelColumns";
        if (HasBlocks)
            yield return "blocks";
        if (HasTail && Steps == 0)
            yield return "tail";
        yield return "aRow";
        yield return "aColumn";
        if (HasBlocks)
            yield return "aBlock";
        if (HasSkips)
        {
            yield return "wRow";
            yield return "wColumn";
        }

        if (Panels > 1)
        {
            yield return "wPanel";
            yield return "startPanel";
            yield return "cPanel";
        }
    }
}
