using System.Globalization;
using System.Text;

namespace StaticDense.Generator.Emission;

/// <summary>Numbers and texts as C# literals: invariant, and numbers come back as they were.</summary>
internal static class Literal
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with separators, as a person writes it: <c>101_770</c>.</summary>
    public static string Grouped(long value) =>
        value < 10_000 ? Of(value) : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    public static string Of(float value)
    {
        if (float.IsPositiveInfinity(value))
            return "float.PositiveInfinity";

        // Older platforms drop the sign of zero.
        if (value == 0 && 1 / value < 0)
            return "-0f";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != value)
            text = value.ToString("G9", CultureInfo.InvariantCulture);
        return Exponent(text) + "f";
    }

    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value)
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : Exponent(text);
    }

    /// <summary>An exponent as a person writes it: <c>1e-7</c>.</summary>
    private static string Exponent(string text)
    {
        var at = text.IndexOf('E');
        if (at < 0)
            return text;
        var sign = text[at + 1] == '-' ? "-" : "";
        return text.Substring(0, at) + "e" + sign + text.Substring(at + 1).TrimStart('+', '-', '0');
    }

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A quoted string; everything but plain ASCII is written as an escape.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c is >= ' ' and <= '~')
                text.Append(c);
            else
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.Append('"').ToString();
    }
}
