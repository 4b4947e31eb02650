using System.Reflection;
using StaticDense.Storage;

namespace StaticDense.Numerics;

// The border to canonical order and to files.
public sealed partial class NetworkMemory
{
    /// <summary>Memory with the parameters of a safetensors file.</summary>
    /// <param name="description">The network's sizes.</param>
    /// <param name="path">The file's path.</param>
    /// <exception cref="NetworkFileException">The file is missing, damaged or belongs to another network.</exception>
    public static NetworkMemory Load(NetworkDescription description, string path)
    {
        var memory = new NetworkMemory(description);
        ParameterFile.Load(path, description, memory.Parameters);
        return memory;
    }

    /// <summary>Memory with parameters that are part of the program.</summary>
    /// <param name="description">The network's sizes.</param>
    /// <param name="storage">StorageCount floats, in storage order, padded lanes +0.</param>
    public static NetworkMemory From(NetworkDescription description, ReadOnlySpan<float> storage)
    {
        // Copied, although they could be read where they stand: there they need not be aligned, and nobody could change them.
        var memory = new NetworkMemory(description);
        storage.CopyTo(memory.Parameters);
        return memory;
    }

    /// <summary>Memory with the parameters of a safetensors file that is a resource of an assembly. Nothing else of the size of the parameters is allocated.</summary>
    /// <param name="description">The network's sizes.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The resource's name.</param>
    /// <exception cref="NetworkFileException">The resource is missing, damaged or belongs to another network.</exception>
    public static NetworkMemory FromResource(NetworkDescription description, Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var memory = new NetworkMemory(description);
        ParameterFile.LoadResource(assembly, resource, description, memory.Parameters);
        return memory;
    }

    /// <summary>Writes the parameters to a safetensors file, atomically.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="NetworkFileException">The file cannot be written; one that was there is as it was.</exception>
    public void Save(string path) => ParameterFile.Save(path, Description, Parameters);

    /// <summary>Writes the parameters in canonical order: layers in order; kernel, bias; Keras's layouts, row-major.</summary>
    /// <param name="destination">ParameterCount floats.</param>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ExportParameters(Span<float> destination) => ParameterPacking.Export(Description, Parameters, destination);

    /// <summary>Reads the parameters in canonical order.</summary>
    /// <param name="source">ParameterCount floats.</param>
    /// <exception cref="ArgumentException">The length is not ParameterCount.</exception>
    public void ImportParameters(ReadOnlySpan<float> source) => ParameterPacking.Import(Description, source, Parameters);
}
