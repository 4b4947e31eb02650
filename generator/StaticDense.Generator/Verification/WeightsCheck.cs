using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Verification;

/// <summary>A network with its weights, or its skeleton where they are missing or wrong; and what is wrong.</summary>
internal sealed record WeightsResult(ShapedDeclaration Declaration, EquatableArray<Finding> Findings);

/// <summary>Joins a network with the file that its <c>[Weights]</c> names: exactly its tensors, all values finite.</summary>
internal static class WeightsCheck
{
    /// <summary>Of what does not fit, so many differences are told.</summary>
    private const int MostTold = 3;

    /// <summary>The network with its weights; as it is where it has none.</summary>
    public static WeightsResult Of(ShapedDeclaration declaration, EquatableArray<WeightsFile> files)
    {
        if (declaration.Network is not { Declaration.Weights: { } weights } network)
            return new(declaration, EquatableArray<Finding>.Empty);
        try
        {
            var finding = Read(network, weights, files, out var values);
            return finding is null
                ? new(declaration with { Network = network with { Weights = values } }, EquatableArray<Finding>.Empty)
                : new(declaration with { Network = null }, EquatableArray.Of(finding));
        }
        catch (Exception exception)
        {
            return new(declaration with { Network = null }, EquatableArray.Of(Finding.OfException(network.Declaration.Type.Name, exception)));
        }
    }

    private static Finding? Read(ShapedNetwork network, WeightsDeclaration weights, EquatableArray<WeightsFile> files, out NetworkWeights? values)
    {
        values = null;
        var target = FindingTarget.Weights.At("path");
        if (files.FirstOrDefault(file => string.Equals(file.Path, weights.Path, StringComparison.Ordinal)) is not { } file)
        {
            var others = files.Count == 0 ? "none" : string.Join(", ", files.Select(other => $"'{other.Path}'").OrderBy(name => name, StringComparer.Ordinal));
            return Finding.Of(RuleIds.WeightsMissing, target, network.Declaration.Type.Name, weights.Path, others);
        }

        IReadOnlyList<SafetensorsTensor> tensors;
        try
        {
            tensors = SafetensorsFile.Read(file.Content);
        }
        catch (DamagedFileException damage)
        {
            return Finding.Of(RuleIds.WeightsDamaged, target, file.Path, damage.Message);
        }

        var expected = network.Layers
            .SelectMany(layer => layer.Parameters.Select(parameter => (Name: layer.Declaration.Name + "/" + parameter.Name, parameter.Shape)))
            .ToList();
        var differences = Differences(expected, tensors).ToList();
        if (differences.Count > 0)
        {
            var rest = differences.Count > MostTold ? FormattableString.Invariant($"; and {differences.Count - MostTold} more") : "";
            return Finding.Of(RuleIds.WeightsDoNotFit, target, file.Path, network.Declaration.Type.Name, string.Join("; ", differences.Take(MostTold)) + rest);
        }

        var byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        var arrays = new List<float[]>();
        foreach (var (name, shape) in expected)
        {
            var array = Floats(file.Content, byName[name]);
            if (Array.FindIndex(array, value => float.IsNaN(value) || float.IsInfinity(value)) is var index and >= 0)
                return Finding.Of(RuleIds.WeightsNotFinite, target, file.Path, name, Place(index, shape), float.IsNaN(array[index]) ? "NaN" : "infinite");
            arrays.Add(array);
        }

        values = new(file, arrays);
        return null;
    }

    /// <summary>What the file has too few, too many or otherwise than the network.</summary>
    private static IEnumerable<string> Differences(List<(string Name, Shape Shape)> expected, IReadOnlyList<SafetensorsTensor> tensors)
    {
        var found = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (var (name, shape) in expected)
        {
            var shapeText = "[" + string.Join(", ", shape.Axes.Select(size => FormattableString.Invariant($"{size}"))) + "]";
            if (!found.TryGetValue(name, out var tensor))
                yield return $"it has no '{name}' of shape {shapeText}";
            else if (tensor.Type != "F32")
                yield return $"'{name}' is of type {tensor.Type}, F32 is expected";
            else if (!tensor.Shape.SequenceEqual(shape.Axes.Select(size => (long)size)))
                yield return $"'{name}' has shape {tensor.ShapeText}, {shapeText} is expected";
            else if (tensor.End - tensor.Begin != sizeof(float) * shape.Size)
                yield return FormattableString.Invariant($"'{name}' has {tensor.End - tensor.Begin} bytes, {sizeof(float) * shape.Size} are expected");
        }

        var names = new HashSet<string>(expected.Select(parameter => parameter.Name), StringComparer.Ordinal);
        foreach (var tensor in tensors.Where(tensor => !names.Contains(tensor.Name)))
            yield return $"it has '{tensor.Name}' of shape {tensor.ShapeText}, which the network lacks";
    }

    /// <summary>Little-endian floats; the file's start need not be aligned.</summary>
    private static float[] Floats(byte[] content, SafetensorsTensor tensor)
    {
        var values = new float[(tensor.End - tensor.Begin) / sizeof(float)];
        Buffer.BlockCopy(content, (int)tensor.Begin, values, 0, values.Length * sizeof(float));
        return values;
    }

    /// <summary>An element's place: <c>[3, 17]</c>.</summary>
    private static string Place(long index, Shape shape)
    {
        var place = new long[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
        {
            place[axis] = index % shape.Axes[axis];
            index /= shape.Axes[axis];
        }

        return "[" + string.Join(", ", place.Select(at => FormattableString.Invariant($"{at}"))) + "]";
    }
}
