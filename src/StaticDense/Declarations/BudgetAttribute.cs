namespace StaticDense;

/// <summary>
/// What a network may spend. Each limit that the network exceeds is an error of the build, which says by how much and which layers spend it. Without
/// any limit, <c>[Budget]</c>, the build says in an information what the network spends.
/// </summary>
/// <remarks>Limits are at least 0; one that is not given does not hold.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most parameters, padding not counted: the emitted <c>ParameterCount</c>.</summary>
    public long MaxParameters { get; set; }

    /// <summary>The most multiply-adds of one sample's prediction: the emitted <c>MultiplyAddCount</c>.</summary>
    public long MaxMultiplyAdds { get; set; }

    /// <summary>The most bytes that each thread inside <c>Predict</c> needs beside the parameters: the emitted <c>WorkspaceBytes</c>.</summary>
    public long MaxWorkspaceBytes { get; set; }

    /// <summary>The most bytes of training with one thread, parameters included: the emitted <c>TrainingBytes</c>. Needs <c>[Train]</c>.</summary>
    public long MaxTrainingBytes { get; set; }

    /// <summary>
    /// The most bytes of machine code. The build cannot see machine code: it estimates that of the methods emitted for this network, of prediction and, with
    /// <c>[Train]</c>, of evaluation and training, as the JIT compiles them for x64 with 512-bit, 256-bit or 128-bit vectors, whichever is the largest; a
    /// program runs one of the three.
    /// </summary>
    /// <remarks>
    /// The estimate is meant to be too large: by 2 to 42 % for the ten networks of benchmarks (.NET 10; 42 % for the smallest, 2-8-1, of whose methods some
    /// are never called, 18 % at most for the others). Not in it: the library's own methods, which all networks of a program share (7 to 15 KB for
    /// prediction, 27 to 52 KB with training), constants, and what NativeAOT or Arm64 compile differently.
    /// </remarks>
    public long MaxCodeBytes { get; set; }
}
