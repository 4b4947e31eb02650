using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>Walks the values of the pipeline's steps: what belongs to a compilation would keep it alive and never be equal again.</summary>
internal static class StepValues
{
    private static readonly Type[] OfTheCompiler = [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(Location), typeof(SyntaxReference), typeof(Diagnostic)];

    private static readonly HashSet<string> Ours =
        [.. typeof(StepNames).GetFields().Select(field => (string)field.GetValue(null)!)];

    /// <summary>Whether a step is one that the pipeline names.</summary>
    public static bool AreOurs(string step) => Ours.Contains(step);

    public static void HoldNothingOfTheCompiler(IReadOnlyDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps)
    {
        foreach (var (name, runs) in steps.Where(step => AreOurs(step.Key)))
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs))
                Walk(value, name, []);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;
        var type = value.GetType();
        var culprit = Array.Find(OfTheCompiler, forbidden => forbidden.IsInstanceOfType(value));
        Assert.True(culprit is null, $"{path} holds a {type.Name}, which is a {culprit?.Name}.");
        if (!type.IsValueType && !seen.Add(value))
            return;
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, path + "[]", seen);
        }

        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
