namespace StaticDense.Tests.Storage;

/// <summary>A description with parameters of several ranks and widths, laid out as the generator does it.</summary>
internal static class SampleNetwork
{
    public static NetworkDescription Description { get; } = Create(
        ("dense/kernel", [5, 37]),
        ("dense/bias", [37]),
        ("größe/kernel", [3, 2, 17]),
        ("dense_1/kernel", [37, 16]),
        ("dense_1/bias", [1]));

    public static NetworkDescription Create(params (string Name, int[] Shape)[] tensors)
    {
        var parameters = new List<ParameterTensor>();
        var offset = 0;
        foreach (var (name, shape) in tensors)
        {
            parameters.Add(new(name, [.. shape], offset, new(Initializer.Zeros)));
            offset += parameters[^1].StorageCount;
        }

        return new()
        {
            Name = "Sample",
            InputShape = [5],
            OutputShape = [1],
            Parameters = [.. parameters],
            ParameterCount = parameters.Sum(tensor => tensor.Count),
            StorageCount = offset,
            WorkspaceCount = 0,
            Summary = "",
            IsDebugBuild = false,
        };
    }

    /// <summary>Distinct values: 1, 2, 3, ... in canonical order.</summary>
    public static float[] Canonical(NetworkDescription network) =>
        [.. Enumerable.Range(1, network.ParameterCount).Select(i => (float)i)];

    public static float[] Storage(NetworkDescription network)
    {
        var storage = new float[network.StorageCount];
        StaticDense.Storage.ParameterPacking.Import(network, Canonical(network), storage);
        return storage;
    }
}
