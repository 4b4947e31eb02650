using System.Globalization;
using Spectre.Console;

namespace StaticDense.Demo;

/// <summary>
/// Test images side by side, as many as the width holds, with what the network says of each. Two rows of pixels make a line: half blocks
/// in two colours where the terminal has them, else a character for the light of both.
/// </summary>
internal sealed class ImageGallery(Screen screen, ImageKind kind, Dataset dataset, Predictions predictions)
{
    private const int Gap = 3;
    private const string Ramp = " .:-=+*#%@";

    private bool UsesBlocks => screen.HasColors && screen.HasUnicode;

    public void Write(IReadOnlyList<int> images)
    {
        screen.Markup("[bold]test images[/] and what the network says of them");
        // A file has no edge, but people read it on a screen: two images a row, as on the narrowest usual terminal.
        var inRow = screen.IsLive ? Math.Max(1, (screen.Width + Gap) / (kind.Side + Gap)) : 2;
        foreach (var row in images.Chunk(inRow))
            WriteRow(row);
    }

    private void WriteRow(int[] images)
    {
        var rowSize = kind.Side * kind.Channels;
        var pixels = new float[images.Length * dataset.InputSize];
        dataset.CopyBatch(images, pixels, default, default, default);
        for (var y = 0; y < kind.Side; y += 2)
        {
            var line = new Paragraph();
            for (var i = 0; i < images.Length; i++)
            {
                AppendPixels(line, pixels.AsSpan((i * dataset.InputSize) + (y * rowSize), 2 * rowSize));
                if (i + 1 < images.Length)
                    line.Append(new string(' ', Gap));
            }

            line.Append("\n");
            screen.Draw(line);
        }

        WriteRow(images, image => ("bold", kind.ClassNames[predictions.Labels[image]]));
        WriteRow(images, Verdict);
        WriteRow(images, image => ("default", $"  then {Answer(image, predictions.Ranked(image, 1))}"));
        screen.Line();
    }

    // Below each image, its text, cut off from the next one's by blanks.
    private void WriteRow(int[] images, Func<int, (string Style, string Text)> caption)
    {
        var row = images.Select(caption).Select(part => $"[{part.Style}]{part.Text}[/]{new string(' ', kind.Side - part.Text.Length + Gap)}");
        screen.Markup(string.Concat(row).TrimEnd());
    }

    private void AppendPixels(Paragraph line, ReadOnlySpan<float> twoRows)
    {
        for (var x = 0; x < kind.Side; x++)
        {
            ReadOnlySpan<float> upper = twoRows.Slice(x * kind.Channels, kind.Channels), lower = twoRows.Slice((kind.Side + x) * kind.Channels, kind.Channels);
            if (UsesBlocks)
                line.Append("▀", new Style(Color(upper), Color(lower)));
            else
                line.Append(Ramp[(int)Math.Clamp((Light(upper) + Light(lower)) / 2 * Ramp.Length, 0, Ramp.Length - 1)].ToString());
        }
    }

    private (string Style, string Text) Verdict(int image)
    {
        var (label, said) = (predictions.Labels[image], predictions.Classes[image]);
        return (said == label ? "green" : "red", $"  says {Answer(image, said)}");
    }

    private string Answer(int image, int label) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.ClassNames[label]} ({100 * predictions.Probability(image, label):0.00} %)");

    private static Color Color(ReadOnlySpan<float> pixel) => pixel.Length == 1
        ? new Color(Level(pixel[0]), Level(pixel[0]), Level(pixel[0]))
        : new Color(Level(pixel[0]), Level(pixel[1]), Level(pixel[2]));

    // The eye's share of each colour (ITU-R BT.601).
    private static float Light(ReadOnlySpan<float> pixel) =>
        pixel.Length == 1 ? pixel[0] : (0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2]);

    private static byte Level(float value) => (byte)Math.Clamp((value * 255) + 0.5f, 0f, 255f);
}
