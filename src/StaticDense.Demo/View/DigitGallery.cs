using System.Globalization;
using Spectre.Console;

namespace StaticDense.Demo;

/// <summary>
/// Test images side by side, as many as the width holds, with what the network says of each. Two rows of pixels make a line: half blocks
/// in two greys where the terminal has them, else a character for the ink of both.
/// </summary>
internal sealed class DigitGallery(Screen screen, Dataset dataset, Predictions predictions)
{
    private const int Side = DigitSets.Side;
    private const int Gap = 3;
    private const string Ramp = " .:-=+*#%@";

    private bool UsesBlocks => screen.HasGreys && screen.HasUnicode;

    public void Write(IReadOnlyList<int> images)
    {
        screen.Markup("[bold]test images[/] and what the network says of them");
        // A file has no edge, but people read it on a screen: two images a row, as on the narrowest usual terminal.
        var inRow = screen.IsLive ? Math.Max(1, (screen.Width + Gap) / (Side + Gap)) : 2;
        foreach (var row in images.Chunk(inRow))
            WriteRow(row);
    }

    private void WriteRow(int[] images)
    {
        var pixels = new float[images.Length * Side * Side];
        dataset.CopyBatch(images, pixels, default, default, default);
        for (var y = 0; y < Side; y += 2)
        {
            var line = new Paragraph();
            for (var i = 0; i < images.Length; i++)
            {
                AppendPixels(line, pixels.AsSpan((i * Side * Side) + (y * Side), 2 * Side));
                if (i + 1 < images.Length)
                    line.Append(new string(' ', Gap));
            }

            line.Append("\n");
            screen.Draw(line);
        }

        screen.Markup(string.Join(new string(' ', Gap), images.Select(Verdict)));
        screen.Markup(string.Join(new string(' ', Gap), images.Select(Second)));
        screen.Line();
    }

    private void AppendPixels(Paragraph line, ReadOnlySpan<float> twoRows)
    {
        for (var x = 0; x < Side; x++)
        {
            float upper = twoRows[x], lower = twoRows[Side + x];
            if (UsesBlocks)
                line.Append("▀", new Style(Grey(upper), Grey(lower)));
            else
                line.Append(Ramp[(int)Math.Clamp((upper + lower) / 2 * Ramp.Length, 0, Ramp.Length - 1)].ToString());
        }
    }

    private string Verdict(int image)
    {
        var (label, said) = (predictions.Labels[image], predictions.Classes[image]);
        var text = string.Create(CultureInfo.InvariantCulture, $"a {label}: says {said} ({Percent(image, said)})");
        return $"[{(said == label ? "green" : "red")}]{text.PadRight(Side)}[/]";
    }

    private string Second(int image)
    {
        var second = predictions.Ranked(image, 1);
        return string.Create(CultureInfo.InvariantCulture, $"     then {second} ({Percent(image, second)})").PadRight(Side);
    }

    private string Percent(int image, int digit) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * predictions.Probability(image, digit):0.00} %");

    private static Color Grey(float value)
    {
        var level = (byte)Math.Clamp((value * 255) + 0.5f, 0f, 255f);
        return new Color(level, level, level);
    }
}
