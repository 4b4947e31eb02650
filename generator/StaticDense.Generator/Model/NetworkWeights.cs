namespace StaticDense.Generator.Model;

/// <summary>The weights attribute.</summary>
/// <param name="Path">A file of the project, relative to its folder, parts separated by <c>/</c>.</param>
internal sealed record WeightsDeclaration(string Path);

/// <summary>A file with weights, as the build hands it over. Files with the same fingerprint are the same: bytes are not compared.</summary>
internal sealed class WeightsFile(string path, string resource, string fingerprint, byte[] content) : IEquatable<WeightsFile>
{
    /// <summary>Relative to the project's folder, parts separated by <c>/</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The assembly's resource that holds the file at run time; empty where its values become constants of the code.</summary>
    public string Resource { get; } = resource;

    /// <summary>The SHA-256 of the content, hexadecimal.</summary>
    public string Fingerprint { get; } = fingerprint;

    /// <summary>The file's bytes.</summary>
    public byte[] Content { get; } = content;

    public bool Equals(WeightsFile? other) =>
        other is not null && Path == other.Path && Resource == other.Resource && Fingerprint == other.Fingerprint;

    public override bool Equals(object? obj) => Equals(obj as WeightsFile);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);
}

/// <summary>The parameters of a network from a file. As the network is known, the file's fingerprint is all that need be compared.</summary>
internal sealed class NetworkWeights(WeightsFile file, IReadOnlyList<float[]> values) : IEquatable<NetworkWeights>
{
    /// <summary>Where they come from.</summary>
    public WeightsFile File { get; } = file;

    /// <summary>One array for each parameter in canonical order: layers in order; kernel, bias; Keras's layouts, row-major.</summary>
    public IReadOnlyList<float[]> Values { get; } = values;

    public bool Equals(NetworkWeights? other) => other is not null && File.Equals(other.File);

    public override bool Equals(object? obj) => Equals(obj as NetworkWeights);

    public override int GetHashCode() => File.GetHashCode();
}
