using Microsoft.CodeAnalysis;

namespace StaticDense.Generator.Tests.Diagnostics;

/// <summary>A declaration with one mistake, and the same without it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Wrong">The source that the rule is about; it breaks no other.</param>
/// <param name="Underlined">The text in it that the finding underlines.</param>
/// <param name="Message">What the message says, or a part of it.</param>
/// <param name="Right">The same source, mended: no finding at all.</param>
public sealed record RuleExample(string Id, string Wrong, string Underlined, string Message, string Right)
{
    /// <summary>What the project hands over beside the source.</summary>
    internal AdditionalText[] Texts { get; init; } = [];

    /// <summary>What the compiler says of the same mistake by itself.</summary>
    public string[] OfTheCompiler { get; init; } = [];

    /// <summary>A test's name is the rule and the text that it underlines.</summary>
    public override string ToString() => $"{Id} {Underlined.Split('\n')[0]}";
}
