using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>The loops of sums over windows and of their gradients.</content>
internal sealed partial class TileEmitter
{
    /// <summary>Kernel rows and columns; at each tap the blocks of channels, then single channels.</summary>
    private void WriteTaps()
    {
        writer.Line();
        using (writer.Block("for (; kernelRows > 0; kernelRows--)"))
        {
            writer.Line("ref float tap = ref image;");
            using (writer.Block("for (var columns = kernelColumns; columns > 0; columns--)"))
            {
                writer.Line("ref float a = ref tap;");
                if (form.HasBlocks)
                    WriteLoop("for (var block = blocks; block > 0; block--)", [0]);
                if (form.Steps > 0)
                    WriteWrittenOutTail();
                else if (form.HasTail)
                    WriteTail("for (var step = tail; step > 0; step--)");
                writer.Line("tap = ref Unsafe.Add(ref tap, aColumn);");
                SkipWeights("wColumn");
            }

            writer.Line();
            writer.Line("image = ref Unsafe.Add(ref image, aRow);");
            SkipWeights("wRow");
        }

        writer.Line();
    }

    private void WriteWrittenOutTail()
    {
        writer.Line();
        using (writer.Block(form.HasBlocks ? Invariant($"// The last {form.Steps} steps.") : Invariant($"// {form.Steps} steps.")))
        {
            for (var step = 0; step < form.Steps; step++)
                WriteStep([0], step, declare: step == 0);
            writer.Line();
            AdvanceWeights([0], form.Steps * Blocks.Lanes);
        }

        writer.Line();
    }

    private void SkipWeights(string stride)
    {
        for (var panel = 0; form.HasSkips && panel < form.Panels; panel++)
            writer.Line(Invariant($"{Weights(0, panel)} = ref Unsafe.Add(ref {Weights(0, panel)}, {stride});"));
    }

    /// <summary>Lines of the output; along each some steps at a time, then single ones.</summary>
    private void WriteLines()
    {
        writer.Line();
        using (writer.Block("for (; lines > 0; lines--)"))
        {
            writer.Line("ref float a = ref image;");
            using (writer.Block("for (var block = blocks; block > 0; block--)"))
            {
                for (var step = 0; step < form.Steps; step++)
                    WriteStep([0], step, declare: step == 0);
                Advance([0], Literal.Of(form.Steps * form.StepStride), form.Steps * Blocks.Lanes);
            }

            if (form.HasTail)
                WriteTail("for (var step = tail; step > 0; step--)");
            writer.Line();
            writer.Line("image = ref Unsafe.Add(ref image, aLine);");
        }

        writer.Line();
    }
}
