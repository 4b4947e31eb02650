namespace StaticDense;

/// <summary>
/// A grey image on which strokes are drawn by distance: every pixel keeps its squared distance to the nearest line, and
/// becomes ink where that is less than half the pen's width, softly at the edge.
/// </summary>
internal sealed class DigitCanvas(int side)
{
    // Pixels farther from every line than this stay empty; wider than the widest pen.
    private const float Reach = 3.5f;
    private const float Far = Reach * Reach;

    private readonly float[] squared = new float[side * side];

    public void Clear() => Array.Fill(squared, Far);

    /// <summary>Draws a straight line; pixel centres are whole coordinates.</summary>
    public void Line(float x0, float y0, float x1, float y1)
    {
        var left = Math.Max(0, (int)Math.Floor(Math.Min(x0, x1) - Reach));
        var right = Math.Min(side - 1, (int)Math.Ceiling(Math.Max(x0, x1) + Reach));
        var top = Math.Max(0, (int)Math.Floor(Math.Min(y0, y1) - Reach));
        var bottom = Math.Min(side - 1, (int)Math.Ceiling(Math.Max(y0, y1) + Reach));
        float dx = x1 - x0, dy = y1 - y0;
        var length = dx * dx + dy * dy;
        var scale = length > 0 ? 1 / length : 0;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                // The nearest point of the line: its parameter within [0, 1].
                var t = Math.Clamp(((x - x0) * dx + (y - y0) * dy) * scale, 0f, 1f);
                float ex = x0 + t * dx - x, ey = y0 + t * dy - y;
                var distance = ex * ex + ey * ey;
                if (distance < squared[y * side + x])
                    squared[y * side + x] = distance;
            }
        }
    }

    /// <summary>The ink at each pixel, 0 to 1, for a pen of that width whose edge fades over that many pixels.</summary>
    public void Ink(float width, float softness, Span<float> ink)
    {
        for (var i = 0; i < squared.Length; i++)
            ink[i] = squared[i] >= Far ? 0 : Math.Clamp(0.5f + (width * 0.5f - MathF.Sqrt(squared[i])) / softness, 0f, 1f);
    }
}
