using StaticDense.Generator.Model;

namespace StaticDense.Generator.Planning.Budgets;

/// <summary>
/// Whose buffers the bytes of a workspace or a trainer hold. Buffers that live at other times stand in the same bytes, so a pass is looked at when most
/// of its memory is in use; what is not in use even then lies between buffers.
/// </summary>
internal static class MemoryShares
{
    private const int FloatBytes = 4;

    /// <summary>The bytes that each thread inside a prediction needs: their sum is <c>WorkspaceBytes</c>.</summary>
    public static IReadOnlyList<Share> OfWorkspace(KernelPlan plan)
    {
        var (row, batch) = (plan.Prediction.Row, plan.Prediction.Batch);
        var largest = row is not null && row.Memory.Count > batch.Memory.Count ? row : batch;
        return Complete(OfPass(largest, [], plan.Network), FloatBytes * plan.Prediction.WorkspaceCount);
    }

    /// <summary>The bytes of a trainer with one thread, parameters included: their sum is <c>TrainingBytes</c>.</summary>
    public static IReadOnlyList<Share> OfTraining(KernelPlan plan, TrainingPlan training)
    {
        // Each parameter stands there once itself, and once for each moment and its stored gradient.
        var copies = 1 + training.StateCount + (training.StoresGradients ? 1 : 0);
        var shares = plan.Layout.Tensors.Select(tensor => new Share(OwnerOf(tensor.Path, '/', plan.Network), (long)FloatBytes * copies * tensor.StorageCount)).ToList();
        var isStep = training.Step.Memory.Count >= training.Evaluation.Memory.Count;
        shares.AddRange(OfPass(isStep ? training.Step : training.Evaluation, isStep ? [training.Output] : [], plan.Network));
        shares.Add(new("the batch", FloatBytes * (training.PassOffset - training.InputStagingOffset)));
        shares.Add(new("finished tiles", FloatBytes * training.ScratchCount));
        return Complete(shares, FloatBytes * (plan.Layout.StorageCount + training.ArenaCount));
    }

    private static IReadOnlyList<Share> Complete(IReadOnlyList<Share> shares, long total) =>
        Share.Sum(shares.Append(new("between buffers", total - shares.Sum(share => share.Amount))));

    private static List<Share> OfPass(Pass pass, IReadOnlyList<Region> pinned, ShapedNetwork network)
    {
        var uses = pass.Operations
            .SelectMany((operation, time) => operation.Regions.Select(region => (Region: region, Time: time)))
            .Where(use => !pass.Memory.IsOwn(use.Region))
            .GroupBy(use => use.Region.Name, StringComparer.Ordinal)
            .Select(group => (group.First().Region, First: group.Min(use => use.Time), Last: group.Max(use => use.Time)))
            .Select(use => pinned.Any(region => region.Name == use.Region.Name) ? (use.Region, First: 0, Last: pass.Operations.Count) : use)
            .ToList();
        List<Region> Live(int time) => uses.Where(use => use.First <= time && time <= use.Last).Select(use => use.Region).ToList();
        long Count(List<Region> regions) => regions.Sum(region => region.Count(pass.Memory.Samples));

        var peak = Enumerable.Range(0, pass.Operations.Count).Select(Live).OrderByDescending(Count).FirstOrDefault() ?? [];
        return peak.Select(region => new Share(OwnerOf(region.Name, ' ', network), FloatBytes * region.Count(pass.Memory.Samples))).ToList();
    }

    /// <summary>The layer of <c>dense/kernel</c> or <c>dense input gradient</c>; the whole name where it begins with no layer's.</summary>
    private static string OwnerOf(string name, char separator, ShapedNetwork network) => network.Layers
        .Select(layer => layer.Declaration.Name)
        .Where(layer => name == layer || name.StartsWith(layer + separator, StringComparison.Ordinal))
        .OrderByDescending(layer => layer.Length)
        .FirstOrDefault() ?? name;
}
