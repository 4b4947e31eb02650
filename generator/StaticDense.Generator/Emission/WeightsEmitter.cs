using StaticDense.Generator.Model;
using StaticDense.Generator.Planning;

namespace StaticDense.Generator.Emission;

/// <summary>Writes parameters as constants, in storage order: <c>[channels / 16][positions][16]</c>, padded lanes zero. Nothing is left to do at run time but to place them.</summary>
internal static class WeightsEmitter
{
    public static EmittedFile Emit(KernelPlan plan, NetworkWeights weights)
    {
        string[] outline =
        [
            plan.Network.Declaration.Type.Name + ": trained parameters.",
            "SHA-256 of the file: " + weights.File.Fingerprint + ".",
            "Each tensor in blocks of 16: [channels / 16][positions][16], padded lanes zero.",
        ];
        return FileFrame.Write(plan.Network.Declaration, ".Weights", outline, "", writer =>
        {
            using (FileFrame.Compiled(writer))
            {
                writer.Line("public static ReadOnlySpan<float> TrainedParameters =>");
                writer.Line("[");
                for (var index = 0; index < plan.Layout.Tensors.Count; index++)
                    Write(writer, plan.Layout.Tensors[index], weights.Values[index]);
                writer.Line("];");
            }
        });
    }

    private static void Write(SourceWriter writer, Tensor tensor, float[] values)
    {
        writer.Line($"    // {tensor.Path} {tensor.Parameter.Shape}");
        var row = new string[Blocks.Lanes];
        for (var panel = 0; panel < tensor.Panels; panel++)
        {
            for (var position = 0; position < tensor.Positions; position++)
            {
                for (var lane = 0; lane < row.Length; lane++)
                {
                    var channel = (panel * Blocks.Lanes) + lane;
                    row[lane] = channel < tensor.Channels ? Literal.Of(values[(position * tensor.Channels) + channel]) : "0f";
                }

                writer.Line("    " + string.Join(", ", row) + ",");
            }
        }
    }
}
