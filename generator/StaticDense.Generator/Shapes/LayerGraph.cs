using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>Which layer feeds which: found from names, put in an order in which each comes behind those that feed it.</summary>
internal sealed class LayerGraph
{
    /// <summary>The index of the network's input among a layer's inputs.</summary>
    public const int NetworkInput = -1;

    private readonly EquatableArray<LayerDeclaration> _layers;
    private readonly int[]?[] _inputs;
    private readonly List<int> _order = [];

    /// <summary>Follows the names; what does not fit is added to the errors.</summary>
    public LayerGraph(EquatableArray<LayerDeclaration> layers, List<Finding> errors)
    {
        _layers = layers;
        var before = errors.Count;
        _inputs = new LayerNames(layers).Resolve(errors);
        Sort();
        CheckCycle(errors);

        // A name that was not found, or stands twice, may be what the unused layer waits for.
        if (before == 0 && errors.Count == 0)
            CheckUnused(errors);
    }

    /// <summary>
    /// The layers that can be computed, each behind those that feed it; among those whose inputs are there the first in source order
    /// comes first. A layer with an unknown input is missing, and so are those that depend on it.
    /// </summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>The layers that feed one of <see cref="Order"/>, by index in source order.</summary>
    public IReadOnlyList<int> InputsOf(int layer) => _inputs[layer]!;

    private void Sort()
    {
        var isPlaced = new bool[_layers.Count];
        for (var next = Next(isPlaced); next >= 0; next = Next(isPlaced))
        {
            isPlaced[next] = true;
            _order.Add(next);
        }
    }

    private int Next(bool[] isPlaced)
    {
        for (var index = 0; index < isPlaced.Length; index++)
        {
            if (!isPlaced[index] && _inputs[index] is { } inputs && inputs.All(input => input == NetworkInput || isPlaced[input]))
                return index;
        }

        return -1;
    }

    /// <summary>A layer that could not be placed waits for another such: following them leads to an unknown input or into a circle.</summary>
    private void CheckCycle(List<Finding> errors)
    {
        var isKnown = new bool[_layers.Count];
        foreach (var placed in _order)
            isKnown[placed] = true;
        for (var start = 0; start < _layers.Count; start++)
        {
            var path = new List<int>();
            for (var layer = start; !isKnown[layer] && _inputs[layer] is { } inputs; layer = inputs.First(input => input != NetworkInput && !isKnown[input]))
            {
                var begin = path.IndexOf(layer);
                if (begin >= 0)
                {
                    errors.Add(CycleFinding(path.Skip(begin).ToList()));
                    return;
                }

                path.Add(layer);
            }
        }
    }

    private Finding CycleFinding(List<int> cycle)
    {
        const int shown = 6;
        var first = cycle.IndexOf(cycle.Min());
        var ordered = cycle.Skip(first).Concat(cycle.Take(first)).ToList();
        var steps = ordered.Select((layer, index) => $"'{_layers[layer].Name}' takes '{_layers[ordered[(index + 1) % ordered.Count]].Name}'");
        var text = string.Join(", ", steps.Take(shown)) + (ordered.Count > shown ? ", ..." : "");
        return Finding.Of(RuleIds.Cycle, FindingTarget.Layer(ordered[0]).At("From"), text, ordered.Count);
    }

    /// <summary>Without circles every layer that reaches no output leads to one that feeds nothing.</summary>
    private void CheckUnused(List<Finding> errors)
    {
        var isUsed = new bool[_layers.Count];
        foreach (var input in _inputs.SelectMany(inputs => inputs!).Where(input => input != NetworkInput))
            isUsed[input] = true;
        for (var index = 0; index < _layers.Count - 1; index++)
        {
            if (!isUsed[index])
                errors.Add(Finding.Of(RuleIds.UnusedLayer, FindingTarget.Layer(index), _layers[index].Name, _layers[_layers.Count - 1].Name));
        }
    }
}
