namespace StaticDense.Tests.Golden;

/// <summary>The cases left to later work, by name and by what they need that is not there yet.</summary>
internal static partial class GoldenCatalog
{
    /// <summary>Cases of the golden set that are not copied: what each needs.</summary>
    public static IReadOnlyDictionary<string, string> Left { get; } = new Dictionary<string, string>
    {
        ["loss_binary_focal"] = "loss BinaryFocalCrossentropy",
        ["loss_binary_focal_balanced"] = "loss BinaryFocalCrossentropy",
        ["loss_categorical_focal"] = "loss CategoricalFocalCrossentropy",
        ["loss_categorical_hinge"] = "loss CategoricalHinge",
        ["loss_cosine_similarity"] = "loss CosineSimilarity",
        ["loss_hinge"] = "loss Hinge",
        ["loss_hinge_01"] = "loss Hinge",
        ["loss_kl_divergence"] = "loss KLDivergence",
        ["loss_kl_divergence_onehot"] = "loss KLDivergence",
        ["loss_log_cosh"] = "loss LogCosh",
        ["loss_mape"] = "loss MeanAbsolutePercentageError",
        ["loss_msle"] = "loss MeanSquaredLogarithmicError",
        ["loss_poisson"] = "loss Poisson",
        ["loss_squared_hinge"] = "loss SquaredHinge",
        ["loss_squared_hinge_01"] = "loss SquaredHinge",
    };
}
