using System.Numerics;

namespace StaticDense;

/// <summary>How one digit lies on its image: distortion, size, slant, rotation and position, drawn at random.</summary>
internal readonly struct DigitPose
{
    private const float Centre = (SyntheticDigits.Side - 1) * 0.5f;
    private const float HalfHeight = 9.5f;

    private readonly float bendX, bendY, leanX, leanY, tremor;
    private readonly float xx, xy, yx, yy;
    private readonly float shiftX, shiftY;

    public DigitPose(ref SplitMix64 random)
    {
        bendX = 0.09f * random.Bell();
        bendY = 0.09f * random.Bell();
        leanX = 0.09f * random.Bell();
        leanY = 0.09f * random.Bell();
        tremor = random.Between(0.01f, 0.05f);

        // Rotation by twice the angle whose tangent is h: cosine and sine without either.
        var h = 0.05f * random.Bell();
        float cosine = (1 - h * h) / (1 + h * h), sine = 2 * h / (1 + h * h);
        var slant = 0.13f * random.Bell() - 0.08f;
        var size = HalfHeight * random.Between(0.85f, 1.1f);
        var width = size * random.Between(0.9f, 1.25f);
        xx = width * cosine;
        xy = size * (slant * cosine - sine);
        yx = width * sine;
        yy = size * (slant * sine + cosine);

        shiftX = Centre + random.Between(-2.5f, 2.5f);
        shiftY = Centre + random.Between(-2f, 2f);
    }

    /// <summary>Where a point of the digit's shape comes to lie, in pixels; every point trembles by itself.</summary>
    public (float X, float Y) Place(Vector2 point, ref SplitMix64 random)
    {
        var x = point.X + bendX * (point.Y * point.Y - 0.4f) + leanX * point.X * point.Y + tremor * random.Bell();
        var y = point.Y + bendY * (4 * point.X * point.X - 0.4f) + leanY * point.X * point.Y + tremor * random.Bell();
        return (shiftX + xx * x + xy * y, shiftY + yx * x + yy * y);
    }
}
