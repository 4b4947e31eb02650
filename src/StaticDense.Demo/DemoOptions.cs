namespace StaticDense.Demo;

/// <summary>What the command line asks for; null where it leaves the choice to the program.</summary>
/// <param name="Data">The folder with MNIST's or CIFAR-10's files.</param>
/// <param name="Network">Which network.</param>
/// <param name="Epochs">How many epochs to train.</param>
/// <param name="Seed">The seed of initial parameters, shuffling and dropout.</param>
/// <param name="Samples">How many training images to use.</param>
/// <param name="Save">Where to write the model.</param>
/// <param name="Load">Where to read the model from.</param>
/// <param name="Threads">How many threads share a training step; the result does not depend on it.</param>
internal sealed record DemoOptions(
    string? Data,
    NetworkChoice Network,
    int? Epochs,
    ulong Seed,
    int? Samples,
    string? Save,
    string? Load,
    int Threads)
{
    public const ulong DefaultSeed = 1;

    /// <summary>A loaded model is only trained on when the command line says for how long.</summary>
    public int EpochsToTrain => Epochs ?? (Load is null ? Network.DefaultEpochs() : 0);
}
