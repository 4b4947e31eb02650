using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Reads the texts in which the build hands over weights, because a generator reads no binary files: four lines about a file, then its bytes in base 64.</summary>
internal static class WeightsTextParser
{
    /// <summary>How the names of such texts end, and what they begin with: what the build's task writes.</summary>
    public const string Extension = ".weights.txt", Head = "StaticDense weights 1";

    private const int HeadLines = 4;

    /// <summary>Whether a text may be one.</summary>
    public static bool IsWeights(AdditionalText text) => text.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file; null where the text is another's, or cannot be read.</summary>
    public static WeightsFile? Parse(AdditionalText text, CancellationToken cancellation)
    {
        if (text.GetText(cancellation) is not { } source || source.Lines.Count <= HeadLines || Line(source, 0) != Head)
            return null;
        try
        {
            return new(Line(source, 1), Line(source, 2), Line(source, 3), Convert.FromBase64String(Line(source, HeadLines)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static string Line(SourceText source, int index) => source.ToString(source.Lines[index].Span);
}
