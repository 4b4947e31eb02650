using System.Globalization;
using System.Text;
using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>The table of layers in Keras's form, with multiply-adds and bytes.</summary>
internal static class SummaryTable
{
    /// <summary>Columns of which all but the first two hold numbers; names may follow.</summary>
    private const int Numbers = 5;

    public static string Of(KernelPlan plan)
    {
        var network = plan.Network;
        List<string[]> rows = [["Layer (type)", "Output shape", "Param #", "Multiply-adds", "Bytes", "Connected to"]];
        foreach (var layer in network.Layers)
        {
            var bytes = 4L * plan.Layout.Tensors.Where(tensor => tensor.Path.StartsWith(layer.Declaration.Name + "/", StringComparison.Ordinal)).Sum(tensor => tensor.StorageCount);
            rows.Add(
            [
                $"{layer.Declaration.Name} ({layer.Declaration.Kind})",
                Shape(layer.OutputShape),
                Count(layer.ParameterCount),
                Count(layer.MultiplyAddCount),
                Count(bytes),
                string.Join(", ", layer.Inputs.Select(input => input < 0 ? LayerDeclaration.InputName : network.Layers[input].Declaration.Name)),
            ]);
        }

        // Where each layer takes the one above it nothing need be said.
        if (network.IsChain)
            rows = rows.Select(row => row.Take(row.Length - 1).ToArray()).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var rule = new string('=', widths.Sum() + (2 * (widths.Length - 1)));
        var text = new StringBuilder();
        text.Append($"Network: {network.Declaration.Type.Name}, input {Shape(network.InputShape)}\n");
        for (var index = 0; index < rows.Count; index++)
        {
            text.Append(Row(rows[index], widths)).Append('\n');
            if (index == 0 || index == rows.Count - 1)
                text.Append(rule).Append('\n');
        }

        text.Append($"Total params: {Count(network.ParameterCount)} ({Size(4 * network.ParameterCount)})\n");
        text.Append($"Trainable params: {Count(network.TrainableParameterCount)}\n");
        text.Append($"Non-trainable params: {Count(network.ParameterCount - network.TrainableParameterCount)}\n");
        text.Append($"Multiply-adds: {Count(network.MultiplyAddCount)} for one sample\n");
        text.Append($"Memory: parameters {Size(4L * plan.Layout.StorageCount)}, workspace {Size(4 * plan.Prediction.WorkspaceCount)}");
        if (plan.Training is { } training)
            text.Append($", training {Size(4 * (plan.Layout.StorageCount + training.ArenaCount))}");
        return text.ToString();
    }

    private static string Row(string[] cells, int[] widths)
    {
        var text = cells[0].PadRight(widths[0]) + "  " + cells[1].PadRight(widths[1]);
        for (var column = 2; column < cells.Length; column++)
            text += "  " + (column < Numbers ? cells[column].PadLeft(widths[column]) : cells[column]);
        return text;
    }

    private static string Shape(Shape shape) => "(None, " + string.Join(", ", shape.Axes.Select(axis => Literal.Of(axis))) + ")";

    private static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => Count(bytes) + " B",
        < 1024 * 1024 => (bytes / 1024.0).ToString("0.00", CultureInfo.InvariantCulture) + " KB",
        _ => (bytes / (1024.0 * 1024.0)).ToString("0.00", CultureInfo.InvariantCulture) + " MB",
    };
}
