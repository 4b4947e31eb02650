using System.Globalization;
using System.Numerics;

namespace StaticDense;

/// <summary>
/// The ways in which each digit is written, as strokes of cubic Bézier curves. One unit is half a digit's height: x from about -0.5 (left) to
/// 0.5, y from -1 (top) to 1.
/// </summary>
internal static class DigitShapes
{
    /// <summary>By digit, by way of writing, by stroke: a start, then three points for each curve.</summary>
    public static readonly Vector2[][][][] All = [.. Paths.Select(ways => ways.Select(Parse).ToArray())];

    // In hundredths. M starts a stroke, L is a line, C is a curve (two control points, end).
    private static string[][] Paths =>
    [
        [
            "M 0 -100 C -30 -100 -52 -55 -52 0 C -52 55 -30 100 0 100 C 30 100 52 55 52 0 C 52 -55 30 -100 0 -100",
            "M 12 -98 C -35 -100 -55 -30 -48 30 C -40 110 25 112 42 50 C 60 -20 45 -105 -8 -92",
        ],
        [
            "M 0 -100 L 0 100",
            "M -32 -62 L 6 -100 L 6 100",
            "M -30 -64 L 4 -100 L 4 100 M -32 100 L 40 100",
        ],
        [
            "M -48 -55 C -46 -115 50 -115 48 -48 C 46 -5 -22 45 -50 100 L 52 100",
            "M -45 -62 C -38 -116 50 -108 45 -42 C 42 5 2 72 -34 88 C -62 98 -56 54 -24 68 C 0 78 26 106 56 84",
        ],
        [
            "M -46 -72 C -30 -114 46 -112 42 -52 C 40 -16 10 -6 -14 -6 C 14 -6 52 8 48 52 C 44 114 -36 112 -50 66",
            "M -44 -100 L 42 -100 L -8 -14 C 26 -18 52 10 50 46 C 46 114 -36 112 -50 70",
        ],
        [
            "M 18 100 L 18 -100 L -54 36 L 54 36",
            "M -36 -98 C -40 -60 -44 -30 -48 14 L 50 10 M 28 -62 L 22 100",
        ],
        [
            "M 46 -100 L -34 -100 L -42 -12 C -14 -40 52 -32 48 32 C 44 112 -32 114 -50 72",
            "M -34 -94 C -36 -66 -38 -40 -40 -14 C -8 -34 52 -24 46 38 C 40 112 -34 110 -50 76 M -34 -96 L 48 -98",
        ],
        [
            "M 36 -96 C -12 -88 -50 -20 -48 36 C -44 118 50 116 48 40 C 46 -22 -34 -18 -46 44",
            "M 10 -100 C -22 -60 -46 0 -44 46 C -40 112 40 112 42 50 C 42 0 -20 2 -42 40",
        ],
        [
            "M -50 -100 L 48 -100 L -12 100",
            "M -48 -78 L -46 -98 L 48 -98 C 22 -50 -4 20 -10 100",
            "M -48 -98 L 48 -98 C 24 -40 -6 30 -16 100 M -30 4 L 38 2",
        ],
        [
            "M 36 -68 C 20 -112 -46 -108 -42 -56 C -38 -8 48 -4 46 50 C 44 112 -50 112 -46 50 C -42 -4 40 -12 36 -68",
            "M 0 -100 C -54 -100 -54 -6 0 -6 C 54 -6 54 -100 0 -100 M 0 -6 C -66 -6 -66 100 0 100 C 66 100 66 -6 0 -6",
        ],
        [
            "M 44 -50 C 42 -114 -48 -114 -46 -46 C -44 12 42 10 44 -50 L 38 100",
            "M 40 -66 C 22 -114 -50 -104 -46 -44 C -42 10 40 0 42 -66 C 50 10 36 96 -34 98",
        ],
    ];

    private static Vector2[][] Parse(string path)
    {
        var strokes = new List<Vector2[]>();
        foreach (var stroke in path.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var next = 0;
            var points = new List<Vector2> { Point() };
            while (next < words.Length)
            {
                if (words[next++] == "L")
                {
                    // A line is a curve too, so that it bends when the digit is distorted.
                    var (start, end) = (points[^1], Point());
                    points.AddRange([Between(start, end, 1), Between(start, end, 2), end]);
                }
                else
                {
                    points.AddRange([Point(), Point(), Point()]);
                }
            }

            strokes.Add([.. points]);

            Vector2 Point() => new(Coordinate(), Coordinate());
            float Coordinate() => int.Parse(words[next++], CultureInfo.InvariantCulture) / 100f;
        }

        return [.. strokes];
    }

    // Vector2.Lerp may fuse multiplication and addition, and then its bits depend on the machine.
    private static Vector2 Between(Vector2 start, Vector2 end, int thirds) =>
        new(start.X + (end.X - start.X) * thirds / 3, start.Y + (end.Y - start.Y) * thirds / 3);
}
