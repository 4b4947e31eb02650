using System.Collections.Immutable;

namespace StaticDense;

/// <summary>What the library needs to know of a declared network: written once by the generator.</summary>
public sealed class NetworkDescription
{
    /// <summary>The name of the network's class.</summary>
    public required string Name { get; init; }

    /// <summary>The shape of one sample's input.</summary>
    public required ImmutableArray<int> InputShape { get; init; }

    /// <summary>The shape of one sample's output.</summary>
    public required ImmutableArray<int> OutputShape { get; init; }

    /// <summary>The parameters in canonical order: layers in order; kernel, bias.</summary>
    public required ImmutableArray<ParameterTensor> Parameters { get; init; }

    /// <summary>The number of parameters, padding not counted.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>The number of floats in parameter storage, padding included.</summary>
    public required int StorageCount { get; init; }

    /// <summary>The number of floats that one thread's Predict needs beside the parameters.</summary>
    public required int WorkspaceCount { get; init; }

    /// <summary>Multiply-adds of one sample's prediction.</summary>
    public long MultiplyAddCount { get; init; }

    /// <summary>The table of layers.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether the network's assembly was built without optimisation, so that the JIT compiles emitted code as it stands.</summary>
    public required bool IsDebugBuild { get; init; }

    /// <summary>The number of elements of one input.</summary>
    public int InputSize => Product(InputShape);

    /// <summary>The number of elements of one output.</summary>
    public int OutputSize => Product(OutputShape);

    private static int Product(ImmutableArray<int> shape)
    {
        var product = 1;
        foreach (var size in shape)
            product *= size;
        return product;
    }
}
