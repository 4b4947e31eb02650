using System.Numerics;

namespace StaticDense;

/// <summary>
/// Images of the ten digits, drawn by the program: 28x28 grey pixels, ink bright on dark. Each is written in one of several ways with
/// its own position, size, slant, rotation, distortion, pen and contrast; some have a part wiped out or a stray line; all have noise.
/// An image depends on the seed and its index alone, and only on exactly rounded operations, so its bytes are the same on
/// every machine, and a smaller set is the beginning of a larger one.
/// </summary>
public static class SyntheticDigits
{
    /// <summary>The width and height of an image.</summary>
    public const int Side = 28;

    /// <summary>The number of classes.</summary>
    public const int Classes = 10;

    private const int Pixels = Side * Side;
    private const int StepsPerCurve = 8;

    /// <summary>Draws a dataset: inputs in [0, 1], labels 0 to 9, each equally likely.</summary>
    /// <param name="count">The number of images, at least 1.</param>
    /// <param name="seed">Which images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or the images exceed the largest array.</exception>
    public static Dataset Create(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / Pixels);
        var images = new byte[count * Pixels];
        var labels = new int[count];
        var canvas = new DigitCanvas(Side);
        for (var i = 0; i < count; i++)
        {
            var random = SplitMix64.For(seed, i);
            labels[i] = random.Below(Classes);
            Draw(labels[i], ref random, canvas, images.AsSpan(i * Pixels, Pixels));
        }

        return Dataset.FromBytes(images, labels);
    }

    private static void Draw(int digit, ref SplitMix64 random, DigitCanvas canvas, Span<byte> image)
    {
        var ways = DigitShapes.All[digit];
        var strokes = ways[random.Below(ways.Length)];
        var pose = new DigitPose(ref random);
        canvas.Clear();
        foreach (var stroke in strokes)
            DrawStroke(stroke, pose, ref random, canvas);
        if (random.Below(12) == 0)
            DrawStray(ref random, canvas);

        Span<float> ink = stackalloc float[Pixels];
        canvas.Ink(random.Between(1.8f, 3.6f), random.Between(0.9f, 1.6f), ink);
        if (random.Below(12) == 0)
            Wipe(ref random, ink);

        var paper = random.Between(0, 12);
        var contrast = random.Between(170, 240);
        var noise = random.Between(2, 14);
        for (var i = 0; i < image.Length; i++)
            image[i] = (byte)Math.Clamp(paper + contrast * ink[i] + noise * random.Bell() + 0.5f, 0f, 255f);
    }

    private static void DrawStroke(Vector2[] points, in DigitPose pose, ref SplitMix64 random, DigitCanvas canvas)
    {
        var (x0, y0) = pose.Place(points[0], ref random);
        for (var i = 1; i < points.Length; i += 3)
        {
            var (x1, y1) = pose.Place(points[i], ref random);
            var (x2, y2) = pose.Place(points[i + 1], ref random);
            var (x3, y3) = pose.Place(points[i + 2], ref random);
            float fromX = x0, fromY = y0;
            for (var step = 1; step <= StepsPerCurve; step++)
            {
                // Bernstein's form of the cubic Bézier curve.
                var t = step * (1f / StepsPerCurve);
                var u = 1 - t;
                float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
                var toX = a * x0 + b * x1 + c * x2 + d * x3;
                var toY = a * y0 + b * y1 + c * y2 + d * y3;
                canvas.Line(fromX, fromY, toX, toY);
                (fromX, fromY) = (toX, toY);
            }

            (x0, y0) = (x3, y3);
        }
    }

    // A short line somewhere, as of a slipped pen or a neighbouring digit.
    private static void DrawStray(ref SplitMix64 random, DigitCanvas canvas)
    {
        float x = random.Between(0, Side), y = random.Between(0, Side);
        canvas.Line(x, y, x + random.Between(-6, 6), y + random.Between(-6, 6));
    }

    // A square without ink.
    private static void Wipe(ref SplitMix64 random, Span<float> ink)
    {
        var size = 3 + random.Below(4);
        int left = 4 + random.Below(Side - 8 - size), top = 4 + random.Below(Side - 8 - size);
        for (var y = top; y < top + size; y++)
            ink.Slice(y * Side + left, size).Clear();
    }
}
