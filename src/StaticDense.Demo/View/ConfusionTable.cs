using System.Globalization;
using System.Text;

namespace StaticDense.Demo;

/// <summary>How often each digit was taken for each: a line a digit, right answers green on the diagonal, mistakes red.</summary>
internal static class ConfusionTable
{
    public static void Write(Screen screen, int[,] counts)
    {
        screen.Markup("[bold]confusion matrix[/]: a line for each digit, a column for what the network says");
        var head = new StringBuilder("   ");
        for (var said = 0; said < DigitSets.Classes; said++)
            head.Append(CultureInfo.InvariantCulture, $"{said,6}");
        screen.Markup($"[bold]{head}{"right",10}[/]");
        for (var digit = 0; digit < DigitSets.Classes; digit++)
            screen.Markup(Row(counts, digit));
    }

    private static string Row(int[,] counts, int digit)
    {
        var row = new StringBuilder();
        row.Append(CultureInfo.InvariantCulture, $"[bold]{digit,3}[/]");
        var total = 0;
        for (var said = 0; said < DigitSets.Classes; said++)
        {
            var count = counts[digit, said];
            total += count;
            var cell = count == 0 ? $"{"·",6}" : string.Create(CultureInfo.InvariantCulture, $"{count,6}");
            var style = digit == said ? "green" : count == 0 ? "grey35" : "red";
            row.Append(CultureInfo.InvariantCulture, $"[{style}]{cell}[/]");
        }

        var right = total == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * counts[digit, digit] / total:0.0} %");
        return row.Append(CultureInfo.InvariantCulture, $"{right,10}").ToString();
    }
}
