namespace StaticDense.Device;

/// <summary>What the command line asks for.</summary>
/// <param name="Every">Samples from one report to the next.</param>
/// <param name="LearningRate">The step size.</param>
/// <param name="Seed">The seed of initial parameters, or of generated lines.</param>
/// <param name="Generate">How many lines to write instead of learning; null to learn.</param>
internal sealed record DeviceOptions(long Every, float LearningRate, ulong Seed, long? Generate)
{
    public const long DefaultEvery = 100_000;
    public const float DefaultLearningRate = 0.01f;
    public const ulong DefaultSeed = 1;
}
