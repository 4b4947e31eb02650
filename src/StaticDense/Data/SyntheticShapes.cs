using System.Numerics;

namespace StaticDense;

/// <summary>
/// Coloured images of ten classes, drawn by the program: 32x32 pixels of red, green and blue, the channel last. Six classes are told
/// by the outline, two by the pattern that fills whatever outline, two by the colour of a blob; most objects also have a colour usual
/// for their class. Position, size, rotation, proportions, colours, background, light and noise vary; there is clutter behind many
/// objects, and something before some.
/// An image depends on the seed and its index alone, and only on exactly rounded operations, so its bytes are the same on
/// every machine, and a smaller set is the beginning of a larger one.
/// </summary>
public static class SyntheticShapes
{
    /// <summary>The width and height of an image.</summary>
    public const int Side = 32;

    /// <summary>The values of a pixel: red, green, blue.</summary>
    public const int Channels = 3;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int Pixels = Side * Side;
    private const int ImageSize = Pixels * Channels;
    private const int FirstPattern = 6;
    private const int FirstColor = 8;

    private static readonly ShapeOutline[] PatternedOutlines = [ShapeOutline.Disc, ShapeOutline.Square, ShapeOutline.Triangle, ShapeOutline.Blob];

    /// <summary>What the labels 0 to 9 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["disc", "ring", "square", "triangle", "star", "cross", "striped", "checked", "warm", "cold"];

    /// <summary>Draws a dataset: inputs [32, 32, 3] in [0, 1], labels 0 to 9, each equally likely.</summary>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="seed">Which images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or the images exceed the largest array.</exception>
    public static Dataset Create(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / ImageSize);
        var images = new byte[count * ImageSize];
        var labels = new int[count];
        var canvas = new ShapeCanvas(Side);
        for (var i = 0; i < count; i++)
        {
            var random = SplitMix64.For(seed, i);
            labels[i] = random.Below(Classes);
            Draw(labels[i], ref random, canvas);
            canvas.Develop(ref random, images.AsSpan(i * ImageSize, ImageSize));
        }

        return Dataset.FromBytes(images, labels);
    }

    private static void Draw(int label, ref SplitMix64 random, ShapeCanvas canvas)
    {
        var paint = Paint(label, ref random);
        canvas.Fill(ShapePaint.Background(paint, ref random));
        for (var specks = random.Below(5); specks > 0; specks--)
            canvas.Speck(ref random);
        canvas.Draw(Outline(label, ref random), ShapePose.Draw(ref random), paint);
        if (random.Below(4) == 0)
            canvas.Bar(ref random);
    }

    private static ShapePaint Paint(int label, ref SplitMix64 random)
    {
        var color = Color(label, ref random);
        return label switch
        {
            FirstPattern => ShapePaint.Patterned(ShapePattern.Stripes, color, ref random),
            FirstPattern + 1 => ShapePaint.Patterned(ShapePattern.Checks, color, ref random),
            _ => ShapePaint.Shaded(color, ref random),
        };
    }

    private static Vector3 Color(int label, ref SplitMix64 random)
    {
        // Red to yellow; turquoise to blue.
        if (label >= FirstColor)
            return label == FirstColor ? ShapePaint.Color(-0.05f, 0.15f, ref random) : ShapePaint.Color(0.45f, 0.7f, ref random);
        // As many frogs are green: most objects of a class are near one hue, the others have any.
        var typical = label * (1f / FirstColor);
        return random.Below(5) < 3
            ? ShapePaint.Color(typical - 0.08f, typical + 0.08f, ref random)
            : ShapePaint.Color(0, 1, ref random);
    }

    private static ShapeOutline Outline(int label, ref SplitMix64 random) => label switch
    {
        < FirstPattern => (ShapeOutline)label,
        < FirstColor => PatternedOutlines[random.Below(PatternedOutlines.Length)],
        _ => ShapeOutline.Blob,
    };
}
