using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Takes the project's golden files from the compiler.</summary>
internal static class GoldenTextParser
{
    /// <summary>Whether a text is a golden file, by its name.</summary>
    public static bool IsGolden(AdditionalText text) => text.Path.EndsWith(ProjectText.GoldenExtension, StringComparison.Ordinal);

    /// <summary>
    /// The project's folder as the build tells it; empty where it does not. It ends with a separator, or it was cut: by the format it comes in, at a <c>#</c> or <c>;</c>.
    /// </summary>
    public static string ProjectFolder(AnalyzerConfigOptionsProvider options, CancellationToken cancellation) =>
        options.GlobalOptions.TryGetValue("build_property.projectdir", out var folder) && folder.Length > 0 && folder[folder.Length - 1] is '/' or '\\' ? folder : "";

    public static ProjectText Parse(AdditionalText text, string projectFolder, CancellationToken cancellation) =>
        new(ProjectPaths.Relative(projectFolder, text.Path), text.GetText(cancellation)?.ToString());
}
