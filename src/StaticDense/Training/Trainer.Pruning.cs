using StaticDense.Numerics;

namespace StaticDense;

// Weights that are taken out while training. Masks of a step are made when the step before it has ended, from weights that the optimizer has just moved, so that
// one that was taken out can come back; between steps the network is as sparse as its masks.
public sealed partial class Trainer<TNetwork>
{
    private readonly PruningMasks[] masks;

    /// <summary>The share of the pruned kernels' weights that is zero by the masks; 0 where nothing is pruned.</summary>
    public double Sparsity
    {
        get
        {
            long kept = 0, count = 0;
            foreach (var mask in masks)
            {
                kept += mask.Kept;
                count += mask.Count;
            }

            return count == 0 ? 0 : 1 - ((double)kept / count);
        }
    }

    private PruningMasks[] CreateMasks()
    {
        if (options.Pruning is not { } pruning)
            return [];
        if (training.Optimizer.UseEma)
            throw new ArgumentException($"{description.Name} keeps moving averages of its parameters (UseEma), which cannot be pruned; declare it without, or train it without Pruning.");
        var kernels = description.Parameters.Where(tensor => tensor.IsTrainable && tensor.Name.EndsWith("kernel", StringComparison.Ordinal)).ToList();
        var layers = kernels.Select(LayerOf).Distinct().ToList();
        foreach (var name in pruning.Layers ?? [])
        {
            if (!layers.Contains(name))
                throw new ArgumentException($"{description.Name} has no layer '{name}' with a kernel to prune; there {(layers.Count == 1 ? "is" : "are")} {string.Join(", ", layers)}.");
        }

        var isBlocked = pruning.Granularity == PruningGranularity.Blocks;
        return [.. kernels.Where(tensor => pruning.Layers?.Contains(LayerOf(tensor)) ?? true).Select(tensor => new PruningMasks(tensor, isBlocked))];
    }

    private static string LayerOf(ParameterTensor tensor) => tensor.Name[..tensor.Name.LastIndexOf('/')];

    /// <summary>To be called when a step has ended, and before the first one.</summary>
    private void Prune()
    {
        if (masks.Length == 0)
            return;
        var schedule = options.Pruning!.Schedule;
        var isDue = schedule.IsDue(Step);
        foreach (var mask in masks)
        {
            if (isDue)
                mask.Update(Network.Parameters, schedule.Sparsity(Step));
        }

        ApplyMasks();
    }

    private void ApplyMasks()
    {
        foreach (var mask in masks)
            mask.Apply(Network.Parameters);
    }
}
