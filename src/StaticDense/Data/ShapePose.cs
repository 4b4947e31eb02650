namespace StaticDense;

/// <summary>
/// How one object lies on its image: position, size, rotation and proportions, and where its outline's inside is. One unit of its own
/// coordinates is about half its width.
/// </summary>
internal readonly struct ShapePose
{
    // Unit normals of a triangle's and a pentagram's lines, evenly spread.
    private const float Sin60 = 0.8660254f;
    private const float Cos72 = 0.309017f;
    private const float Sin72 = 0.95105654f;
    private const float Cos36 = 0.809017f;
    private const float Sin36 = 0.58778524f;

    private const float Centre = (SyntheticShapes.Side - 1) * 0.5f;

    private readonly float centreX, centreY, size, cosine, sine, stretch, thickness;
    private readonly float bulge2, bulge2Across, bulge3, bulge3Across;

    private ShapePose(ref SplitMix64 random)
    {
        size = random.Between(6.5f, 12.5f);
        var room = 15 - size;
        centreX = Centre + random.Between(-room, room);
        centreY = Centre + random.Between(-room, room);
        (cosine, sine) = Direction(ref random);
        stretch = random.Between(0.85f, 1.18f);
        thickness = random.Between(0.8f, 1.2f);
        bulge2 = Bulge(0.16f, ref random);
        bulge2Across = Bulge(0.16f, ref random);
        bulge3 = Bulge(0.13f, ref random);
        bulge3Across = Bulge(0.13f, ref random);
    }

    public static ShapePose Draw(ref SplitMix64 random) => new(ref random);

    /// <summary>Cosine and sine of any angle, without either function: from the tangent of half the angle.</summary>
    public static (float Cosine, float Sine) Direction(ref SplitMix64 random)
    {
        var h = random.Between(-1, 1);
        var sign = random.Below(2) == 0 ? 1f : -1f;
        return (sign * (1 - h * h) / (1 + h * h), sign * 2 * h / (1 + h * h));
    }

    /// <summary>The distance of a pixel to the outline, in pixels, negative inside; near the outline only.</summary>
    public float Distance(ShapeOutline outline, float pixelX, float pixelY)
    {
        float dx = (pixelX - centreX) / size, dy = (pixelY - centreY) / size;
        var x = (dx * cosine + dy * sine) * stretch;
        var y = (dy * cosine - dx * sine) / stretch;
        return size * outline switch
        {
            ShapeOutline.Disc => Length(x, y) - 0.9f,
            ShapeOutline.Ring => Math.Abs(Length(x, y) - 0.75f) - 0.22f * thickness,
            ShapeOutline.Square => Math.Max(Math.Abs(x), Math.Abs(y)) - 0.8f,
            ShapeOutline.Triangle => Math.Max(y, Math.Max(Sin60 * x, -Sin60 * x) - 0.5f * y) - 0.52f,
            ShapeOutline.Star => Star(x, y) - 0.36f,
            ShapeOutline.Cross => Cross(Math.Abs(x), Math.Abs(y), 0.27f * thickness),
            _ => Blob(x, y),
        };
    }

    private static float Length(float x, float y) => MathF.Sqrt(x * x + y * y);

    private static float Cross(float x, float y, float width) =>
        Math.Min(Math.Max(x - 0.95f, y - width), Math.Max(x - width, y - 0.95f));

    // A pentagram is where all but one of its five lines have the point on their inner side: the second largest distance counts.
    private static float Star(float x, float y)
    {
        float largest = y, second = float.NegativeInfinity;
        Insert(Sin72 * x + Cos72 * y, ref largest, ref second);
        Insert(-Sin72 * x + Cos72 * y, ref largest, ref second);
        Insert(Sin36 * x - Cos36 * y, ref largest, ref second);
        Insert(-Sin36 * x - Cos36 * y, ref largest, ref second);
        return second;
    }

    private static void Insert(float value, ref float largest, ref float second)
    {
        second = Math.Max(second, Math.Min(value, largest));
        largest = Math.Max(largest, value);
    }

    private static float Bulge(float size, ref SplitMix64 random) =>
        (random.Below(2) == 0 ? 1 : -1) * size * random.Between(0.5f, 1f);

    // The radius in a direction: cosines and sines of twice and three times its angle, as polynomials of its own.
    private float Blob(float x, float y)
    {
        var length = Length(x, y);
        if (length == 0)
            return -0.75f;
        float u = x / length, v = y / length;
        var radius = 0.75f
            + bulge2 * (u * u - v * v) + bulge2Across * (2 * u * v)
            + bulge3 * (u * (u * u - 3 * v * v)) + bulge3Across * (v * (3 * u * u - v * v));
        return length - radius;
    }
}
