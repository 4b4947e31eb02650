using System.Globalization;
using System.Text;

namespace StaticDense.Demo;

/// <summary>How often each class was taken for each: a line a class, right answers green on the diagonal, mistakes red.</summary>
internal static class ConfusionTable
{
    private const int CellWidth = 6;

    public static void Write(Screen screen, ImageKind kind, int[,] counts)
    {
        screen.Markup($"[bold]confusion matrix[/]: a line for each {(kind == ImageKind.Digits ? kind.Noun : "class")}, a column for what the network says");
        var head = new StringBuilder(new string(' ', NameWidth(kind)));
        foreach (var name in kind.ClassNames)
            head.Append(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, CellWidth - 1)],CellWidth}");
        screen.Markup($"[bold]{head}{"right",9}[/]");
        for (var label = 0; label < kind.ClassNames.Count; label++)
            screen.Markup(Row(kind, counts, label));
    }

    private static int NameWidth(ImageKind kind) => Math.Max(3, kind.NameWidth);

    private static string Row(ImageKind kind, int[,] counts, int label)
    {
        var row = new StringBuilder($"[bold]{kind.ClassNames[label].PadLeft(NameWidth(kind))}[/]");
        var total = 0;
        for (var said = 0; said < kind.ClassNames.Count; said++)
        {
            var count = counts[label, said];
            total += count;
            var cell = count == 0 ? $"{"·",CellWidth}" : string.Create(CultureInfo.InvariantCulture, $"{count,CellWidth}");
            var style = label == said ? "green" : count == 0 ? "grey35" : "red";
            row.Append(CultureInfo.InvariantCulture, $"[{style}]{cell}[/]");
        }

        var right = total == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * counts[label, label] / total:0.0} %");
        return row.Append(CultureInfo.InvariantCulture, $"{right,9}").ToString();
    }
}
