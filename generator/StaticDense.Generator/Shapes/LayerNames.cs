using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Shapes;

/// <summary>The layers by name: what <c>From</c> and the names of a merge refer to.</summary>
internal sealed class LayerNames
{
    private readonly EquatableArray<LayerDeclaration> _layers;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public LayerNames(EquatableArray<LayerDeclaration> layers)
    {
        _layers = layers;
        for (var index = layers.Count - 1; index >= 0; index--)
            _indices[layers[index].Name] = index;
        if (!_indices.ContainsKey(LayerDeclaration.InputName))
            _indices.Add(LayerDeclaration.InputName, LayerGraph.NetworkInput);
    }

    /// <summary>For each layer the indices of those that feed it; null where one cannot be known, which is a finding.</summary>
    public int[]?[] Resolve(List<Finding> errors)
    {
        var inputs = new int[]?[_layers.Count];
        for (var index = 0; index < inputs.Length; index++)
            inputs[index] = Resolve(index, errors);
        return inputs;
    }

    private int[]? Resolve(int index, List<Finding> errors)
    {
        var layer = _layers[index];
        var target = FindingTarget.Layer(index);
        if (layer is MergeLayer merge && (merge.Merge == MergeKind.Subtract ? merge.From.Count != 2 : merge.From.Count < 2))
        {
            errors.Add(Finding.Of(RuleIds.MergeCount, target, merge.Name, merge.From.Count, merge.Kind, merge.Merge == MergeKind.Subtract ? "exactly 2" : "at least 2"));
            return null;
        }

        if (layer is not MergeLayer && layer.From.Count == 0)
            return [index - 1];
        var inputs = new int[layer.From.Count];
        var areKnown = true;
        for (var position = 0; position < inputs.Length; position++)
        {
            var name = layer.From[position];
            if (_indices.TryGetValue(name, out inputs[position]))
                continue;
            areKnown = false;
            errors.Add(Finding.Of(RuleIds.UnknownInput, target.At(layer is MergeLayer ? $"inputs[{position}]" : "From"), layer.Name, name, Advise(name, layer.Name)));
        }

        return areKnown ? inputs : null;
    }

    private string Advise(string name, string except)
    {
        const int shown = 8;
        var known = _indices.Where(entry => entry.Key != except).OrderBy(entry => entry.Value).Select(entry => entry.Key).ToList();
        if (known.Count == 0)
            return "there is no other";
        var nearest = known.OrderBy(other => Distance(name, other)).First();
        return Distance(name, nearest) <= Math.Max(2, name.Length / 4)
            ? $"did you mean '{nearest}'?"
            : $"there is '{string.Join("', '", known.Take(shown))}'" + (known.Count > shown ? $" and {known.Count - shown} more" : "");
    }

    /// <summary>How many letters must be changed, added or removed (Levenshtein), whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
