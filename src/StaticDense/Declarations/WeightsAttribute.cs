namespace StaticDense;

/// <summary>
/// Builds trained parameters into the program: the build reads the file, demands exactly the network's tensors (names, shapes, 32-bit floats, all values finite), and
/// emits <c>Trained</c>, the network with these parameters. Nothing of the file is needed at run time.
/// </summary>
/// <param name="path">A safetensors file as <c>Save</c> writes it, relative to the project's folder: <c>digits.safetensors</c>.</param>
/// <remarks>
/// The package finds files in the project's folder by itself, where a source names them in quotes; one from elsewhere is handed over by an item, <c>&lt;StaticDenseWeights Include="../digits.safetensors" /&gt;</c>. Values of files of
/// up to 64 KiB (the property <c>StaticDenseLargestWeightsInCode</c>, in bytes) become constants of the code, which takes the compiler some 30 us each; a larger file becomes a resource of the
/// assembly. Either way the parameters are placed into aligned memory when <c>Trained</c> is first used. A network without <see cref="TrainAttribute"/> has no constructor of random parameters then.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class WeightsAttribute(string path) : Attribute
{
    /// <summary>The file, relative to the project's folder.</summary>
    public string Path { get; } = path;
}
