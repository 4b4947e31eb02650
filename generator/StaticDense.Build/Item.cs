using System.Collections;
using Microsoft.Build.Framework;

namespace StaticDense.Build;

/// <summary>An item that a task hands back: a path and what is said of it.</summary>
internal sealed class Item : ITaskItem
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.OrdinalIgnoreCase);

    public Item(string path, params (string Name, string Value)[] metadata)
    {
        ItemSpec = path;
        foreach (var (name, value) in metadata)
            _metadata[name] = value;
    }

    public string ItemSpec { get; set; }

    public ICollection MetadataNames => _metadata.Keys;

    public int MetadataCount => _metadata.Count;

    public string GetMetadata(string metadataName) => _metadata.TryGetValue(metadataName, out var value) ? value : "";

    public void SetMetadata(string metadataName, string metadataValue) => _metadata[metadataName] = metadataValue;

    public void RemoveMetadata(string metadataName) => _metadata.Remove(metadataName);

    public void CopyMetadataTo(ITaskItem destinationItem)
    {
        foreach (var pair in _metadata)
            destinationItem.SetMetadata(pair.Key, pair.Value);
    }

    public IDictionary CloneCustomMetadata() => new Dictionary<string, string>(_metadata);
}
