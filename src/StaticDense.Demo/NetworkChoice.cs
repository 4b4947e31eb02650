namespace StaticDense.Demo;

/// <summary>The declared networks to choose from.</summary>
internal enum NetworkChoice
{
    Linear,
    Mlp,
    Big,
    Convnet,
    Cnn,
}

/// <summary>What goes with each network.</summary>
internal static class NetworkChoices
{
    public static IReadOnlyList<NetworkChoice> All { get; } = Enum.GetValues<NetworkChoice>();

    /// <summary>The network's name on the command line.</summary>
    public static string Name(this NetworkChoice network) => network switch
    {
        NetworkChoice.Linear => "linear",
        NetworkChoice.Mlp => "mlp",
        NetworkChoice.Big => "big",
        NetworkChoice.Convnet => "convnet",
        _ => "cnn",
    };

    /// <summary>How long it is trained when the command line does not say.</summary>
    public static int DefaultEpochs(this NetworkChoice network) => network == NetworkChoice.Cnn ? 18 : 5;

    /// <summary>Whether its images are coloured ones instead of digits.</summary>
    public static bool SeesColors(this NetworkChoice network) => network == NetworkChoice.Cnn;
}
