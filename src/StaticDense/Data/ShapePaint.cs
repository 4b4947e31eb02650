using System.Numerics;

namespace StaticDense;

/// <summary>How two colours lie beside each other.</summary>
internal enum ShapePattern
{
    /// <summary>One runs into the other across the image.</summary>
    Shade,

    Stripes,

    Checks,
}

/// <summary>What covers an object or the background: two colours in a pattern, turned and shifted at random. Red, green and blue are in [0, 1].</summary>
internal readonly struct ShapePaint
{
    // Colours nearer to each other than this, summed over the channels, are told apart badly under noise.
    private const float LeastContrast = 0.7f;
    private const float Sharpness = 4;

    // How far from grey the second colour of a pattern may be, and that of a background.
    private const float StrongColor = 1;
    private const float DullColor = 0.5f;

    private readonly ShapePattern pattern;
    private readonly Vector3 first, second;
    private readonly float alongX, alongY, shiftAlong, shiftAcross;

    private ShapePaint(ShapePattern pattern, Vector3 first, Vector3 second, float period, ref SplitMix64 random)
    {
        this.pattern = pattern;
        this.first = first;
        this.second = second;
        var (cosine, sine) = ShapePose.Direction(ref random);
        alongX = cosine / period;
        alongY = sine / period;
        shiftAlong = random.Between(0, 1);
        shiftAcross = random.Between(0, 1);
    }

    /// <summary>A strong colour whose hue is in a range.</summary>
    /// <param name="from">The first hue, above -1: 0 is red, 1/3 green, 2/3 blue, 1 red again.</param>
    /// <param name="to">The last hue, up to 1.</param>
    /// <param name="random">Draws hue, strength and brightness.</param>
    public static Vector3 Color(float from, float to, ref SplitMix64 random) =>
        Tint(random.Between(from, to), random.Between(0.5f, 1), ref random);

    /// <summary>One colour, darker towards one side.</summary>
    public static ShapePaint Shaded(Vector3 color, ref SplitMix64 random) =>
        new(ShapePattern.Shade, color, color * random.Between(0.6f, 1), SyntheticShapes.Side, ref random);

    /// <summary>Two colours that differ well.</summary>
    public static ShapePaint Patterned(ShapePattern pattern, Vector3 color, ref SplitMix64 random)
    {
        // A square of a check is half its period.
        var period = pattern == ShapePattern.Checks ? random.Between(6, 9) : random.Between(4.5f, 7.5f);
        return new(pattern, color, Unlike(color, color, StrongColor, ref random), period, ref random);
    }

    /// <summary>What is behind an object: shaded, or with stripes so faint that they are no object's.</summary>
    /// <param name="paint">The object's paint, which it has to differ from.</param>
    /// <param name="random">Draws the colours.</param>
    public static ShapePaint Background(in ShapePaint paint, ref SplitMix64 random)
    {
        var color = Unlike(paint.first, paint.second, DullColor, ref random);
        return random.Below(3) == 0
            ? new(ShapePattern.Stripes, color, color * random.Between(0.8f, 0.92f), random.Between(5, 16), ref random)
            : Shaded(color, ref random);
    }

    /// <summary>The colour at a pixel.</summary>
    public Vector3 At(float x, float y)
    {
        var along = x * alongX + y * alongY + shiftAlong;
        var share = Wave(along, pattern == ShapePattern.Shade ? 1 : Sharpness);
        if (pattern == ShapePattern.Checks)
        {
            var across = Wave(y * alongX - x * alongY + shiftAcross, Sharpness);
            share += across - 2 * share * across;
        }

        return first + share * (second - first);
    }

    // From 0 to 1 and back within each whole number; straight slopes, the steeper the sharper.
    private static float Wave(float t, float sharpness)
    {
        var triangle = Math.Abs(2 * (t - MathF.Floor(t)) - 1);
        return Math.Clamp(0.5f + sharpness * (triangle - 0.5f), 0f, 1f);
    }

    private static Vector3 Tint(float hue, float strength, ref SplitMix64 random)
    {
        hue = 6 * (hue < 0 ? hue + 1 : hue);
        var pure = new Vector3(Math.Abs(hue - 3) - 1, 2 - Math.Abs(hue - 2), 2 - Math.Abs(hue - 4));
        pure = Vector3.Min(Vector3.Max(pure, Vector3.Zero), Vector3.One);
        var brightness = random.Between(0.45f, 1);
        return brightness * (new Vector3(1 - strength) + strength * pure);
    }

    private static Vector3 Unlike(Vector3 one, Vector3 other, float strongest, ref SplitMix64 random)
    {
        while (true)
        {
            var color = Tint(random.Between(0, 1), random.Between(0, strongest), ref random);
            if (Contrast(color, one) >= LeastContrast && Contrast(color, other) >= LeastContrast)
                return color;
        }
    }

    private static float Contrast(Vector3 one, Vector3 other)
    {
        var difference = Vector3.Abs(one - other);
        return difference.X + difference.Y + difference.Z;
    }
}
