using StaticDense.Generator.Collections;

namespace StaticDense.Generator.Model;

/// <summary>The golden attribute: a file of the project, and how far outputs may be from what it says.</summary>
/// <param name="Path">Relative to the project's folder, parts separated by <c>/</c>.</param>
/// <param name="Tolerance">The largest difference from an expected output, in units of that output where it is greater than 1.</param>
internal sealed record GoldenDeclaration(string Path, double Tolerance);

/// <summary>A text file of the project that is handed to the compiler.</summary>
/// <param name="Path">Relative to the project's folder, parts separated by <c>/</c>.</param>
/// <param name="Text">What it holds; null when it cannot be read.</param>
internal sealed record ProjectText(string Path, string? Text)
{
    /// <summary>How the names of golden files end: the package's targets hand over such files.</summary>
    public const string GoldenExtension = ".golden.json";
}

/// <summary>A network and the file that its <c>[Golden]</c> names.</summary>
/// <param name="Network">The network with its weights.</param>
/// <param name="File">The file; null where there is none.</param>
/// <param name="Others">The golden files that there are, where that one is not.</param>
internal sealed record GoldenSource(ShapedNetwork Network, ProjectText? File, EquatableArray<string> Others)
{
    public static GoldenSource Of(ShapedNetwork network, EquatableArray<ProjectText> files)
    {
        var path = network.Declaration.Golden!.Path;
        var file = files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal)) ?? Whole(files, path);
        return new(network, file, file is null ? files.Select(other => other.Path).OrderBy(other => other, StringComparer.Ordinal).ToEquatableArray() : EquatableArray<string>.Empty);
    }

    /// <summary>The one file that the path may mean where the project's folder is not known, and files go by their whole paths.</summary>
    private static ProjectText? Whole(EquatableArray<ProjectText> files, string path)
    {
        var found = files.Where(file => file.Path.EndsWith("/" + path, StringComparison.Ordinal) && (file.Path[0] == '/' || file.Path.IndexOf(':') == 1)).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}

/// <summary>What a golden file holds.</summary>
internal sealed record GoldenVectors(EquatableArray<GoldenCase> Cases);

/// <summary>One sample and what the network is to make of it, both row-major.</summary>
/// <param name="Name">The case's name: its own, or <c>case 3</c>, counted from 0.</param>
/// <param name="Input">What the network is given: 32-bit floats.</param>
/// <param name="Output">What is expected.</param>
internal sealed record GoldenCase(string Name, EquatableArray<float> Input, EquatableArray<double> Output);

/// <summary>What became of a network's golden vectors.</summary>
/// <param name="Network">The network, without its weights.</param>
/// <param name="Findings">What is wrong with the file, or with the network.</param>
/// <param name="Vectors">The vectors; null where the file has none that fit.</param>
internal sealed record GoldenResult(NetworkDeclaration Network, EquatableArray<Finding> Findings, GoldenVectors? Vectors);
