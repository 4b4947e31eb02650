namespace StaticDense.Tests.Golden;

/// <summary>Which golden cases are copied here, by kind.</summary>
internal static partial class GoldenCatalog
{
    /// <summary>The names of all copied cases.</summary>
    public static IReadOnlyList<string> Copied { get; } =
        [.. Directory.GetDirectories(GoldenCase.Folder)
            .Where(folder => File.Exists(Path.Combine(folder, "case.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal)];

    /// <summary>Whole models, for theories.</summary>
    public static TheoryData<string> Models { get; } = [.. OfKind("model")];

    /// <summary>Models with an optimizer, for theories.</summary>
    public static TheoryData<string> Trained { get; } = [.. OfKind("model").Where(IsTrained)];

    /// <summary>Models that are also declared with kept gradients, for theories.</summary>
    public static TheoryData<string> Keeping { get; } = [.. OfKind("model").Where(name => Declaration(name, 'K') is not null)];

    /// <summary>Losses alone, for theories.</summary>
    public static TheoryData<string> Losses { get; } = [.. OfKind("loss")];

    /// <summary>The class that declares a case: <paramref name="form"/> is G, K or T, as Declarations.cs says.</summary>
    public static Type? Declaration(string name, char form)
    {
        var declared = form != 'T' && name.StartsWith("opt_", StringComparison.Ordinal) ? "opt_sgd" : name;
        return typeof(opt_sgd_G).Assembly.GetType($"StaticDense.Tests.Golden.{declared}_{form}");
    }

    /// <summary>The folder of the whole golden set beside the repository, or null where there is none.</summary>
    public static string? WholeSet()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "StaticDense.sln")))
                continue;
            var set = Path.Combine(folder.FullName, "..", "shared", "golden", "dev");
            return Directory.Exists(set) ? set : null;
        }

        return null;
    }

    /// <summary>The copied cases of a kind: model, loss or activation_table.</summary>
    public static IEnumerable<string> OfKind(string kind) => Copied.Where(name => GoldenCase.Read(name).Kind == kind);

    /// <summary>Whether a model case has an optimizer of its own.</summary>
    public static bool IsTrained(string model) => GoldenCase.Read(model).Steps.Length > 0;
}
