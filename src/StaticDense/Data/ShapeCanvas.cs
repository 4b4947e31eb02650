using System.Numerics;

namespace StaticDense;

/// <summary>A square image in the making: what is drawn later covers what was there, softly at the edges.</summary>
internal sealed class ShapeCanvas(int side)
{
    private readonly Vector3[] pixels = new Vector3[side * side];

    public void Fill(in ShapePaint paint)
    {
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = paint.At(i % side, i / side);
    }

    public void Draw(ShapeOutline outline, in ShapePose pose, in ShapePaint paint)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            int x = i % side, y = i / side;
            Cover(i, pose.Distance(outline, x, y), paint.At(x, y));
        }
    }

    /// <summary>A small dot of any colour anywhere.</summary>
    public void Speck(ref SplitMix64 random)
    {
        float centreX = random.Between(0, side), centreY = random.Between(0, side), radius = random.Between(0.8f, 2.5f);
        var color = ShapePaint.Color(0, 1, ref random);
        for (var i = 0; i < pixels.Length; i++)
        {
            float dx = i % side - centreX, dy = i / side - centreY;
            Cover(i, MathF.Sqrt(dx * dx + dy * dy) - radius, color);
        }
    }

    /// <summary>A straight bar across the whole image, as of a branch or a pole before the object.</summary>
    public void Bar(ref SplitMix64 random)
    {
        var (cosine, sine) = ShapePose.Direction(ref random);
        var middle = (side - 1) * 0.5f;
        float offset = random.Between(-10, 10), half = random.Between(0.8f, 2);
        var color = ShapePaint.Color(0, 1, ref random);
        for (var i = 0; i < pixels.Length; i++)
            Cover(i, Math.Abs((i % side - middle) * cosine + (i / side - middle) * sine + offset) - half, color);
    }

    /// <summary>The image as bytes, red, green and blue of a pixel together, under some light and with some noise.</summary>
    public void Develop(ref SplitMix64 random, Span<byte> image)
    {
        var light = random.Between(170, 255);
        var noise = random.Between(4, 22);
        for (var i = 0; i < pixels.Length; i++)
        {
            var color = light * pixels[i];
            image[3 * i] = Round(color.X, noise, ref random);
            image[3 * i + 1] = Round(color.Y, noise, ref random);
            image[3 * i + 2] = Round(color.Z, noise, ref random);
        }
    }

    private static byte Round(float value, float noise, ref SplitMix64 random) =>
        (byte)Math.Clamp(value + noise * random.Bell() + 0.5f, 0f, 255f);

    private void Cover(int pixel, float distance, Vector3 color)
    {
        var share = Math.Clamp(0.5f - distance, 0f, 1f);
        pixels[pixel] += share * (color - pixels[pixel]);
    }
}
