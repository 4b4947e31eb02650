namespace StaticDense.Demo;

/// <summary>The declared networks to choose from.</summary>
internal enum NetworkChoice
{
    Linear,
    Mlp,
    Big,
}

/// <summary>What the command line asks for; null where it leaves the choice to the program.</summary>
/// <param name="Data">The folder with MNIST's IDX files.</param>
/// <param name="Network">Which network.</param>
/// <param name="Epochs">How many epochs to train.</param>
/// <param name="Seed">The seed of initial parameters, shuffling and dropout.</param>
/// <param name="Samples">How many training images to use.</param>
/// <param name="Save">Where to write the model.</param>
/// <param name="Load">Where to read the model from.</param>
internal sealed record DemoOptions(
    string? Data,
    NetworkChoice Network,
    int? Epochs,
    ulong Seed,
    int? Samples,
    string? Save,
    string? Load)
{
    public const int DefaultEpochs = 5;
    public const ulong DefaultSeed = 1;

    /// <summary>A loaded model is only trained on when the command line says for how long.</summary>
    public int EpochsToTrain => Epochs ?? (Load is null ? DefaultEpochs : 0);

    /// <summary>The network's name on the command line.</summary>
    public string NetworkName => Name(Network);

    public static string Name(NetworkChoice network) => network switch
    {
        NetworkChoice.Linear => "linear",
        NetworkChoice.Mlp => "mlp",
        _ => "big",
    };
}
