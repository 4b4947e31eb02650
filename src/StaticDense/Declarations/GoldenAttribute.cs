namespace StaticDense;

/// <summary>
/// Names a golden file: samples and the outputs that the network is to give for them. While the project builds, the network is computed
/// with its weights in double precision, and the build fails when an output is off. <c>SelfTest()</c> runs the same samples through the emitted code.
/// </summary>
/// <param name="path">The file, from the project's folder, parts separated by <c>/</c>; its name ends with <c>.golden.json</c>.</param>
/// <remarks>
/// The file is JSON: <c>{"cases": [{"name": "a seven", "input": [0, 0.5, ...], "output": [0.1, ...]}, ...]}</c>. Names are optional; values are
/// finite, row-major, in one array or nested in arrays as the sample's shape is. At most 100,000 values of all cases together.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class GoldenAttribute(string path) : Attribute
{
    /// <summary>The file, from the project's folder.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// How far an output may be from the expected one, in units of the expected output where that is greater than 1:
    /// <c>|output - expected| ≤ Tolerance · max(1, |expected|)</c> (1e-4). Small outputs, probabilities among them, are compared absolutely, large
    /// ones relatively, as 32-bit floats are precise. Choose less for a network whose outputs are all small.
    /// </summary>
    public double Tolerance { get; set; } = 1e-4;
}
