using StaticDense.Generator.Planning;
using static System.FormattableString;

namespace StaticDense.Generator.Emission;

/// <content>Where blocks, scratch and parameters stand, and how large they are, for the thread's share of the operation at hand.</content>
internal sealed partial class OperationEmitter
{
    /// <summary>A reference to a region: to the thread's rows, to its panels, or to the whole.</summary>
    public string At(Region region)
    {
        if (memory.IsOwn(region))
            return Reference("scratch", memory.Offset(region));
        var offset = arenaOffset + memory.Offset(region);
        if (memory.IsShared && region is Block block)
        {
            if (_division == Division.Samples)
                return Reference(OwnRows(block.Positions), offset);
            if (IsByPanels)
                return Reference(arena, offset, (long)memory.Capacity(block) * Blocks.Lanes);
        }

        return Reference(arena, offset);
    }

    /// <summary>The name of a reference to the thread's first row in a block with so many rows a sample.</summary>
    public static string OwnRows(int positions) => positions == 1 ? "own" : Invariant($"own{positions}");

    /// <summary>A reference to scratch that has so many floats for each panel.</summary>
    private string At(Scratch scratch, long panelCount) => Reference(arena, arenaOffset + memory.Offset(scratch), IsByPanels ? panelCount : 0);

    /// <param name="start">The name of a reference.</param>
    /// <param name="offset">Floats behind it.</param>
    /// <param name="panelCount">Floats of each panel that is not this thread's; 0 for all panels.</param>
    private static string Reference(string start, long offset, long panelCount = 0)
    {
        var panels = Literal.Of(panelCount);
        return (offset, panelCount) switch
        {
            (0, 0) => "ref " + start,
            (_, 0) => $"ref Unsafe.Add(ref {start}, {Literal.Of(offset)})",
            (0, _) => $"ref Unsafe.Add(ref {start}, part.First * {panels})",
            _ => $"ref Unsafe.Add(ref {start}, {Literal.Of(offset)} + (part.First * {panels}))",
        };
    }

    /// <summary>A reference to a parameter.</summary>
    public string Parameter(Tensor tensor) => $"ref Unsafe.Add(ref parameters, {Place(tensor)})";

    /// <summary>Where a tensor's stored gradient stands.</summary>
    public string Gradient(Tensor tensor) => InArena(plan.Training!.GradientOffset, tensor);

    /// <summary>Where a tensor's first piece of optimizer state stands; any place where there is none.</summary>
    public string State(Tensor tensor) => plan.Training!.StateCount == 0 ? $"ref {arena}" : InArena(plan.Training.StateOffset, tensor);

    private string InArena(long offset, Tensor tensor) => offset == 0
        ? $"ref Unsafe.Add(ref {arena}, {Place(tensor)})"
        : $"ref Unsafe.Add(ref {arena}, {Literal.Of(offset)} + {Place(tensor)})";

    private string Place(Tensor tensor) => IsByPanels
        ? $"At.{tensor.Identifier} + (part.First * {Literal.Of(tensor.PanelStride)})"
        : "At." + tensor.Identifier;

    /// <summary>Panels, floats of one panel, real lanes of the last.</summary>
    public string TensorSizes(Tensor tensor) => !IsByPanels ? Invariant($"{tensor.Panels}, {tensor.PanelStride}, {tensor.LastLanes}")
        : tensor.LastLanes == Blocks.Lanes ? Invariant($"part.Count, {tensor.PanelStride}, {Blocks.Lanes}")
        : Invariant($"part.Count, {tensor.PanelStride}, part.LastLanes({tensor.Channels})");

    /// <summary>The samples of the whole batch.</summary>
    private string Batch => memory.IsShared ? "batch" : "samples";

    private string Rows(Block block) => block.Positions == 1 ? Samples : $"{Samples} * {Literal.Of(block.Positions)}";

    private string Capacity(Block block) => Literal.Of(memory.Capacity(block));

    /// <summary>The channels of a row, and the rows that a panel holds.</summary>
    private string Sizes(Block block) => $"{Channels(block.Channels)}, {Capacity(block)}";

    private string Channels(int channels) => IsByPanels ? $"part.Channels({Literal.Of(channels)})" : Literal.Of(channels);

    private string PanelStride(Block block) => Literal.Of((long)memory.Capacity(block) * Blocks.Lanes);

    /// <summary>The thread's blocks of 16 among so many inputs.</summary>
    private string BlocksOf(int inputs) =>
        memory.IsShared ? $"step.Share.Of({Literal.Of(Blocks.Of(inputs))})" : $"new(0, {Literal.Of(Blocks.Of(inputs))})";
}
