using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>
/// Writes the gradient of a kernel: tiles of inputs by units, summed over samples. Unless gradients are stored, each finished tile
/// goes to the optimizer while it and its weights are in the nearest cache.
/// </summary>
internal sealed class GradientEmitter(SourceWriter writer, Width width, GradientKernel kernel, ISet<TileForm> tiles)
{
    private const int Block = Blocks.Lanes * Blocks.Lanes;

    private DensePlan Dense => kernel.Dense;

    private int KernelPanel => Dense.Kernel.PanelStride;

    private bool Stores => kernel.Rule is null;

    public void Emit()
    {
        var then = Stores ? "stored" : "each finished tile goes to the optimizer";
        writer.Line($"// {Dense.LayerName}: kernel gradient[{Dense.Inputs}][{Dense.Units}] = x transposed · delta, {then}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Block($"public static void {kernel.Method}({kernel.Parameters})"))
        {
            var whole = Dense.Inputs / Blocks.Lanes;
            if (kernel.IsDivided)
            {
                WritePart(whole);
            }
            else if (whole == 1 && Dense.Inputs == Blocks.Lanes)
            {
                using (writer.Block("// 16 inputs."))
                    WriteBlock("0", Blocks.Lanes);
            }
            else if (whole == 1)
            {
                using (writer.Block("// The first 16 inputs."))
                    WriteBlock("0", Blocks.Lanes);
            }
            else if (whole > 1)
            {
                using (writer.Block(Invariant($"for (nint block = 0; block < {whole}; block++)")))
                    WriteBlock("block", Blocks.Lanes);
            }

            if (Dense.Inputs % Blocks.Lanes is > 0 and var rest && !kernel.IsDivided)
            {
                writer.Line();
                using (writer.Block(Invariant($"// The last {rest} inputs.")))
                    WriteBlock(Literal.Of(whole), rest);
            }

            if (Stores && Dense.Units % Blocks.Lanes != 0)
            {
                writer.Line(kernel.IsDivided
                    ? Invariant($"PaddedLanes.Clear<{width.Lanes}>(ref Unsafe.Add(ref gradient, part.First * {Block}), part.Channels({Dense.Inputs}), {Dense.Units}, {Dense.Inputs});")
                    : Invariant($"PaddedLanes.Clear<{width.Lanes}>(ref gradient, {Dense.Inputs}, {Dense.Units}, {Dense.Inputs});"));
            }
        }

        writer.Line();
    }

    /// <summary>The blocks of one thread.</summary>
    private void WritePart(int whole)
    {
        if (whole > 0)
        {
            using (writer.Block(Invariant($"for (nint block = part.First; block < part.EndWithin({whole}); block++)")))
                WriteBlock("block", Blocks.Lanes);
        }

        if (Dense.Inputs % Blocks.Lanes is > 0 and var rest)
        {
            writer.Line();
            writer.Line(Invariant($"// The last {rest} inputs."));
            using (writer.Block(Invariant($"if (part.First <= {whole} && part.End > {whole})")))
                WriteBlock(Literal.Of(whole), rest);
        }
    }

    private void WriteBlock(string block, int rows)
    {
        writer.Line($"ref float a = {At("x", Step(block, "xBlock"))};");
        var group = width.TilePanels;

        writer.Line();

        // Full groups share one loop; the last panels come apart when they are fewer or have fewer lanes.
        var lastIsPartial = !Stores && Dense.Kernel.LastLanes != Blocks.Lanes;
        var full = (Dense.Panels - (lastIsPartial ? 1 : 0)) / group * group;
        if (full == group)
        {
            using (writer.Block(Invariant($"// {full * Blocks.Lanes} units.")))
                WriteGroup(block, rows, "0", group);
        }
        else if (full > 0)
        {
            using (writer.Block(Invariant($"for (nint panel = 0; panel < {full}; panel += {group})")))
                WriteGroup(block, rows, "panel", group);
        }

        if (full < Dense.Panels)
        {
            using (writer.Block(Invariant($"// The last {Dense.Units - (full * Blocks.Lanes)} units.")))
                WriteGroup(block, rows, Literal.Of(full), Dense.Panels - full);
        }
    }

    private void WriteGroup(string block, int rows, string panel, int panels)
    {
        writer.Line($"ref float d = {At("delta", Step(panel, "deltaPanel"))};");
        var offset = Sum(Times(panel, KernelPanel), Times(block, Block));
        if (Stores)
        {
            writer.Line($"ref float c = {At("gradient", offset)};");
            WriteTiles(rows, panels, "c", KernelPanel);
            return;
        }

        WriteTiles(rows, panels, "tile", Block);
        for (var index = 0; index < panels; index++)
        {
            var isLast = panel != "panel" && int.Parse(panel, System.Globalization.CultureInfo.InvariantCulture) + index == Dense.Panels - 1;
            var lanes = isLast ? Dense.Kernel.LastLanes : Blocks.Lanes;
            var place = index == 0 ? offset : Sum(offset, Literal.Of(index * KernelPanel));
            var gradient = index == 0 ? "ref tile" : Invariant($"ref Unsafe.Add(ref tile, {index * Block})");
            var penalty = Dense.Kernel.Parameter.Regularizer;
            writer.Line(Invariant($"Updates.Apply<{width.Lanes}, {kernel.Rule}>({At("kernel", place)}, {gradient}, {At("state", place)}, StorageCount, {rows * Blocks.Lanes}, {lanes}, {Literal.Of((float)penalty.L1)}, {Literal.Of((float)penalty.L2)}, in scalars);"));
        }
    }

    private void WriteTiles(int rows, int panels, string output, int outputPanel)
    {
        if (width.LoopsOverLanes)
        {
            using (writer.Block($"for (nint lane = 0; lane < {Math.Min(Blocks.Lanes, Dense.Units)}; lane += {width.Lanes}.Count)"))
                WriteRows(rows, panels, output, outputPanel, " + lane");
        }
        else
        {
            WriteRows(rows, panels, output, outputPanel, "");
        }
    }

    private void WriteRows(int rows, int panels, string output, int outputPanel, string lane)
    {
        var row = 0;
        foreach (var height in width.TileRows.Concat([1]))
        {
            for (; rows - row >= height && !(height == 6 && rows - row == 8); row += height)
            {
                var form = new TileForm(TileKind.Gradient, height, panels, HasBlocks: kernel.MaxRows >= Blocks.Lanes, HasTail: true) { InputStride = kernel.RowStride };
                tiles.Add(form);
                var input = row == 0 ? "ref a" : Invariant($"ref Unsafe.Add(ref a, {row})");
                var delta = lane.Length == 0 ? "ref d" : "ref Unsafe.Add(ref d, lane)";
                var place = row == 0 && lane.Length == 0 ? $"ref {output}" : Invariant($"ref Unsafe.Add(ref {output}, {row * Blocks.Lanes}{lane})");
                writer.Line(Invariant($"{form.Name}({input}, {delta}, {place}, samples, deltaPanel, {outputPanel});"));
            }
        }
    }

    private static string Times(string index, int stride) =>
        index == "0" ? "0" : char.IsDigit(index[0]) ? Literal.Of(long.Parse(index, System.Globalization.CultureInfo.InvariantCulture) * stride) : Invariant($"{index} * {stride}");

    private static string Sum(string left, string right) =>
        left == "0" ? right : right == "0" ? left : $"{Grouped(left)} + {Grouped(right)}";

    /// <summary>A product in parentheses, where it becomes a part of a sum.</summary>
    private static string Grouped(string part) => part.Contains(" * ") && part[0] != '(' ? $"({part})" : part;

    private static string At(string reference, string offset) => offset == "0" ? "ref " + reference : $"ref Unsafe.Add(ref {reference}, {offset})";

    private static string Step(string index, string stride) => index switch
    {
        "0" => "0",
        "1" => stride,
        _ => $"{index} * {stride}",
    };
}
