using System.Globalization;
using System.Text;

namespace StaticDense.Benchmarks.Measure;

/// <summary>A table that reads as text and as Markdown. The first two columns are words, the others numbers.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private const int WordColumns = 2;

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = heads.Select((head, column) => _rows.Select(row => row[column].Length).Append(head.Length).Max()).ToArray();
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");
        string Pad(string cell, int column) => column < WordColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
        Line(heads.Select(Pad));
        Line(widths.Select((width, column) => column < WordColumns ? new string('-', width) : new string('-', width - 1) + ":"));
        foreach (var row in _rows)
            Line(row.Select(Pad));
        return text.ToString();
    }
}
