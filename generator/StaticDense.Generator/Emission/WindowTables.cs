using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <summary>Writes the windows that the library's routines are given: one constant for each layer.</summary>
internal static class WindowTables
{
    public static string Name(string identifier) => identifier + "Window";

    public static void Write(SourceWriter writer, KernelPlan plan)
    {
        var passes = new[] { plan.Prediction.Batch, plan.Training?.Step }.Where(pass => pass is not null);
        var windows = passes.SelectMany(pass => pass!.Operations).Select(WindowOf).Where(window => window is not null).Distinct();
        foreach (var (identifier, geometry) in windows.Select(window => window!.Value))
        {
            var window = geometry.Window;
            writer.Line();
            using (writer.Block($"private static readonly WindowShape {Name(identifier)} = new()", "};"))
            {
                writer.Line(Invariant($"InputRows = {geometry.InputRows}, InputColumns = {geometry.InputColumns}, OutputRows = {geometry.OutputRows}, OutputColumns = {geometry.OutputColumns},"));
                writer.Line(Invariant($"KernelRows = {window.KernelRows}, KernelColumns = {window.KernelColumns}, RowStride = {window.RowStride}, ColumnStride = {window.ColumnStride},"));
                writer.Line(Invariant($"RowDilation = {window.RowDilation}, ColumnDilation = {window.ColumnDilation}, Top = {geometry.Border.Top}, Left = {geometry.Border.Left},"));
            }
        }
    }

    private static (string Identifier, WindowGeometry Geometry)? WindowOf(Operation operation) => operation switch
    {
        Pool o => (o.Pooling.Identifier, o.Pooling.Geometry),
        GroupedConvolve o => (o.Convolution.Identifier, o.Convolution.Geometry),
        _ => null,
    };
}
