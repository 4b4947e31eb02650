using System.Globalization;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Verification;

/// <summary>Reads the values of one sample: in one array, row-major, or nested as the shape is.</summary>
/// <param name="json">Where they stand.</param>
/// <param name="shape">The sample's shape.</param>
/// <param name="isSingle">Whether they are rounded to 32-bit floats, as what a network takes is.</param>
/// <param name="title">What a message calls them.</param>
internal sealed class GoldenValues(JsonReader json, Shape shape, bool isSingle, string title, CancellationToken cancellation)
{
    private readonly double[] _values = new double[shape.Size];
    private long _count;

    public double[] Read()
    {
        if (!json.IsNext('['))
            throw json.Fault($"an array of {shape.Size} numbers");
        Axis(0);
        if (_count != shape.Size)
            throw new GoldenMisfit(RuleIds.GoldenShape, $"{title} has {_count} values", shape, shape.Size);
        return _values;
    }

    /// <summary>One array of the values, or of the arrays of the next axis. Shapes have few axes, and so this calls itself a few times only.</summary>
    private void Axis(int axis)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = 0L;
        var isNested = false;
        json.Begin('[', $"an array, as for axis {axis + 1} of {shape}");
        for (var isFirst = true; json.Next(ref isFirst, ']'); count++)
        {
            if (count == 0)
                isNested = json.IsNext('[');
            if (!isNested)
                Number();
            else if (axis + 1 < shape.Rank)
                Axis(axis + 1);
            else
                throw new GoldenMisfit(RuleIds.GoldenShape, $"{title} is nested in more than {shape.Rank} arrays", shape, shape.Size);
        }

        // All values in one array need no shape; in several they have that of the sample.
        if ((isNested || axis > 0) && count != shape.Axes[axis])
            throw new GoldenMisfit(RuleIds.GoldenShape, $"{title} has {count} items on axis {axis + 1}", shape, shape.Size);
        if (axis > 0 && !isNested && axis + 1 < shape.Rank)
            throw new GoldenMisfit(RuleIds.GoldenShape, $"{title} is nested in {axis + 1} arrays", shape, shape.Size);
    }

    private void Number()
    {
        var start = json.Position;
        var text = json.Number("a number");
        if (Parse(text) is not { } value)
            throw new JsonFault(start, "a number that a 32-bit float can hold", text);
        if (_count < _values.Length)
            _values[_count] = value;
        _count++;
    }

    /// <summary>The number nearest to the text; null where it is too large. Old platforms throw there, others give an infinity.</summary>
    private double? Parse(string text)
    {
        const NumberStyles style = NumberStyles.Float;
        if (isSingle)
            return float.TryParse(text, style, CultureInfo.InvariantCulture, out var single) && !float.IsInfinity(single) ? single : null;
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= float.MaxValue ? value : null;
    }
}
