using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>Writes a product as loops over tiles, with trip counts and strides as literals; asks for the tiles it calls.</summary>
internal sealed class ProductEmitter(SourceWriter writer, Width width, ProductKernel kernel, ISet<TileForm> tiles)
{
    private string KernelPanel => Literal.Of((long)kernel.Steps * Blocks.Lanes);

    private string StartPanel => kernel.HasStart ? Literal.Of(Blocks.Lanes) : "0";

    /// <summary>Rows of the tiles that a batch can fill, largest first.</summary>
    private List<int> TileRows => width.TileRows.Where(rows => rows <= kernel.MaxRows).ToList();

    public void Emit()
    {
        writer.Line($"// {kernel.Comment}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public static void {kernel.Method}({kernel.Parameters})"))
        {
            if (kernel.IsRowPart)
                writer.Line($"const int xBlock = {Blocks.Lanes}, yPanel = {Blocks.Lanes};");
            if (width.LoopsOverLanes)
            {
                using (writer.Block($"for (nint lane = 0; lane < {LaneEnd()}; lane += {width.Lanes}.Count)"))
                    WriteLanes();
            }
            else
            {
                WriteBody("kernel", "start", "y");
            }
        }

        writer.Line();
    }

    /// <summary>Whether the last panel has units in its first half only.</summary>
    private bool HasHalf => width.HasHalf && kernel.Outputs % Blocks.Lanes is > 0 and <= Blocks.Lanes / 2;

    private string InputRow => $"ref Unsafe.Add(ref x, row * {Literal.Of(kernel.RowStride)})";

    private int LaneEnd() => Math.Min(Blocks.Lanes, kernel.Outputs);

    private void WriteLanes()
    {
        writer.Line("ref float k = ref Unsafe.Add(ref kernel, lane);");
        writer.Line("ref float s = ref Unsafe.Add(ref start, lane);");
        writer.Line("ref float z = ref Unsafe.Add(ref y, lane);");
        if (kernel.Scales)
            writer.Line("ref float f = ref Unsafe.Add(ref scale, lane);");
        WriteBody("k", "s", "z");
    }

    private void WriteBody(string weights, string start, string output)
    {
        if (kernel.IsRowPart)
            WriteRowPart(weights, start, output);
        else if (kernel.Cut.IsShort)
            new ShortSumEmitter(writer, width, kernel).Emit(weights, start, output);
        else if (kernel.Cut.Segments > 1)
            WriteSegmented(weights, start, output);
        else
            WriteTiles(weights, start, output);
    }

    private void WriteTiles(string weights, string start, string output)
    {
        if (TileRows.Count == 0)
        {
            using (writer.Block("for (nint row = 0; row < rows; row++)"))
                WriteSingleRows(weights, start, output);
            return;
        }

        // A last panel that is half empty comes by itself, with half of the work.
        var full = HasHalf ? kernel.Panels - 1 : kernel.Panels;
        var group = Math.Max(1, Math.Min(width.TilePanels, full));
        var whole = full / group * group;
        WritePanelLoop(whole, group, (panel, count) => WriteRowTiles(weights, start, output, panel, count));
        for (var panel = whole; panel < kernel.Panels; panel++)
        {
            using (writer.Block(full == kernel.Panels ? "// The last panel." : panel < full ? "// The last whole panel." : Invariant($"// The last {kernel.Outputs - (full * Blocks.Lanes)} units.")))
                WriteRowTiles(weights, start, output, Literal.Of(panel), 1, isHalf: panel == full);
        }

        writer.Line();
        writer.Line("// Rows that fill no tile, one by one.");
        using (writer.Block(Invariant($"for (var row = rows - (rows % {TileRows[TileRows.Count - 1]}); row < rows; row++)")))
            WriteSingleRows(weights, start, output);
    }

    /// <summary>A loop over groups of panels, or just its body when there is one group.</summary>
    private void WritePanelLoop(int panels, int group, Action<string, int> body)
    {
        if (panels == 0)
            return;
        if (panels == group)
        {
            using (writer.Block(group == 1 ? "// One panel." : Invariant($"// {group} panels.")))
                body("0", group);
            return;
        }

        using (writer.Block(Invariant($"for (nint panel = 0; panel < {panels}; panel += {group})")))
            body("panel", group);
    }

    private static string At(string reference, string index, string stride) =>
        index == "0" ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {index} * {stride})";

    private string StartAt(string start, string panel) =>
        kernel.HasStart ? At(start, panel, Literal.Of(Blocks.Lanes)) : $"ref {start}";

    private void WriteRowTiles(string weights, string start, string output, string panel, int count, bool isHalf = false)
    {
        writer.Line($"ref float w = {At(weights, panel, KernelPanel)};");
        writer.Line($"ref float b = {StartAt(start, panel)};");
        writer.Line($"ref float c = {At(output, panel, "yPanel")};");
        writer.Line("nint row = 0;");
        foreach (var rows in TileRows)
        {
            // Six and two are slower than four and four.
            var unless = rows == 6 ? " && rows - row != 8" : "";
            using (writer.Indent(Invariant($"for (; rows - row >= {rows}{unless}; row += {rows})")))
                writer.Line(Call(Form(rows, count) with { IsHalf = isHalf }, InputRow, "ref w", "ref b", "ref Unsafe.Add(ref c, row * 16)", panel));
        }
    }

    private void WriteSingleRows(string weights, string start, string output)
    {
        writer.Line($"ref float a = {InputRow};");
        writer.Line($"ref float c = ref Unsafe.Add(ref {output}, row * 16);");
        var next = 0;
        foreach (var group in width.RowPanels)
        {
            var count = (kernel.Panels - next) / group;
            if (count == 0)
                continue;
            var form = Form(1, group);
            string Tile(string panel) => Call(form, "ref a", At(weights, panel, KernelPanel), StartAt(start, panel), At("c", panel, "yPanel"), panel);
            if (count == 1)
            {
                writer.Line(Tile(Literal.Of(next)));
            }
            else
            {
                using (writer.Indent(Invariant($"for (nint panel = {next}; panel < {next + (count * group)}; panel += {group})")))
                    writer.Line(Tile("panel"));
            }

            next += count * group;
        }
    }

    /// <summary>Groups of panels of one row; whoever has the last group has the panels behind it too.</summary>
    private void WriteRowPart(string weights, string start, string output)
    {
        const int Group = PredictionPlanner.RowPanels;
        var whole = kernel.Panels / Group * Group;
        string Tile(int panels, string panel) => Call(Form(1, panels), "ref x", At(weights, panel, KernelPanel), StartAt(start, panel), At(output, panel, "yPanel"), panel);
        using (writer.Indent($"for (nint panel = part.First * {Group}; panel < part.End * {Group}; panel += {Group})"))
            writer.Line(Tile(Group, "panel"));
        if (whole == kernel.Panels)
            return;
        using (writer.Block(Invariant($"if (part.End * {Group} == {whole})")))
        {
            for (var panel = whole; panel < kernel.Panels; panel++)
                writer.Line(Tile(1, Literal.Of(panel)));
        }
    }

    private TileForm Form(int rows, int panels) => new(
        TileKind.Product,
        rows,
        panels,
        HasBlocks: kernel.Steps >= Blocks.Lanes,
        HasTail: kernel.Steps % Blocks.Lanes != 0)
    {
        // A single row has no stride.
        InputStride = rows == 1 ? Blocks.Lanes : kernel.RowStride,
        Scales = kernel.Scales,
        Function = kernel.Function,
    };

    /// <summary>Where the scales of a panel stand, and how far behind them the shifts.</summary>
    private string ScaleArguments(string panel) =>
        kernel.Scales ? $", {At(width.LoopsOverLanes ? "f" : "scale", panel, Literal.Of(Blocks.Lanes))}, {Literal.Of(kernel.Panels * Blocks.Lanes)}" : "";

    private string Call(TileForm form, string input, string weights, string start, string output, string panel)
    {
        tiles.Add(form);
        var numbers = form.Arguments(name => name switch
        {
            "blocks" => Literal.Of(kernel.Steps / Blocks.Lanes),
            "tail" => Literal.Of(kernel.Steps % Blocks.Lanes),
            "aBlock" => "xBlock",
            "wPanel" => KernelPanel,
            "startPanel" => StartPanel,
            _ => "yPanel",
        });
        return $"{form.Name}({input}, {weights}, {start}, {output}{numbers}{ScaleArguments(panel)});";
    }

    private void WriteSegmented(string weights, string start, string output)
    {
        var cut = kernel.Cut;
        var blocks = cut.Length / Blocks.Lanes;
        var rest = cut.Steps(cut.Segments - 1, kernel.Steps) - cut.Length;
        writer.Line("nint row = 0;");
        foreach (var rows in SegmentedRows())
        {
            var form = new TileForm(
                TileKind.Product, rows, kernel.Panels, cut.Segments, HasTail: rest % Blocks.Lanes != 0, HasRest: rest >= Blocks.Lanes)
            {
                IsHalf = HasHalf && kernel.Panels == 1,
                InputStride = rows == 1 ? Blocks.Lanes : kernel.RowStride,
                Scales = kernel.Scales,
                Function = kernel.Function,
            };
            tiles.Add(form);
            var numbers = form.Arguments(name => name switch
            {
                "blocks" => Literal.Of(blocks),
                "rest" => Literal.Of(rest / Blocks.Lanes),
                "tail" => Literal.Of(rest % Blocks.Lanes),
                "aBlock" => "xBlock",
                "aSegment" => blocks == 1 ? "xBlock" : Literal.Of(blocks) + " * xBlock",
                "wSegment" => Literal.Of((long)cut.Length * Blocks.Lanes),
                "wPanel" => KernelPanel,
                "startPanel" => StartPanel,
                _ => "yPanel",
            });
            using (writer.Indent(rows == 1 ? "for (; row < rows; row++)" : Invariant($"for (; rows - row >= {rows}; row += {rows})")))
                writer.Line($"{form.Name}({InputRow}, ref {weights}, ref {start}, ref Unsafe.Add(ref {output}, row * 16){numbers}{ScaleArguments("0")});");
        }
    }

    /// <summary>Rows of segmented tiles: as many as the widest registers hold; a single row elsewhere.</summary>
    private IEnumerable<int> SegmentedRows() =>
        new[] { width.VectorsPerPanel != 1 ? 1 : kernel.Panels * kernel.Cut.Segments <= 4 ? 4 : 2, 1 }
            .Distinct()
            .Where(rows => rows <= kernel.MaxRows);
}
