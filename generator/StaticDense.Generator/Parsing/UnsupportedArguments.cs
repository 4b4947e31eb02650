using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Keras's arguments that have one value here, or none: another is named with what to use instead.</summary>
internal static class UnsupportedArguments
{
    /// <summary>The arguments, the value that is no mistake (null: none), and the way out.</summary>
    private static readonly (string Name, object? Supported, string Remedy)[] All =
    [
        ("Trainable", true, "remove it; all layers of a network with [Train] learn, and none without"),
        ("Dtype", "float32", "remove it; all values are float32"),
        ("DataFormat", "channels_last", "remove it and give the data channels-last, or put [Permute(2, 3, 1)] above"),
        ("Interpolation", "nearest", "remove it; rows and columns are repeated"),
        ("NoiseShape", null, "remove it, or use SpatialDropout2D to drop whole channels"),
        ("Seed", null, "use TrainerOptions.Seed, which seeds every draw"),
        ("Synchronized", false, "remove it; a batch is computed in one place"),
        ("Renorm", false, "remove it, or use LayerNormalization, which needs no statistics of the batch"),
        ("RenormMomentum", null, "remove it, and use Momentum for the moving statistics"),
        ("RmsScaling", false, "remove it, and use Center = false for a layer without beta"),
        ("LoraRank", null, "remove it; the kernel itself is trained"),
        ("LoraAlpha", null, "remove it; the kernel itself is trained"),
    ];

    public static void Check(AttributeReader reader)
    {
        foreach (var (name, supported, remedy) in All)
        {
            if (reader.IsGiven(name) && (supported is null || !supported.Equals(reader.Plain(name))))
                reader.Add(RuleIds.UnsupportedArgument, name, $"{name} = {reader.Spell(name)}", remedy);
        }
    }
}
