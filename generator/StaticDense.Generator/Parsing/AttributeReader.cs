using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>
/// Reads one attribute: values from its bound form, where they stand and whether they were given from its syntax. Parameters and
/// properties of one name (<c>units</c>, <c>Units</c>) are one argument. Values that cannot be right become findings.
/// </summary>
internal sealed class AttributeReader
{
    private readonly Dictionary<string, TypedConstant> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _wrong = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Finding> _findings;

    public AttributeReader(AttributeData attribute, FindingTarget target, List<Finding> findings, CancellationToken cancellation)
    {
        _findings = findings;
        Target = target;
        Class = attribute.AttributeClass?.Name ?? "";
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        IsReadable = attribute.AttributeConstructor is not null
            && syntax is not null
            && !attribute.ConstructorArguments.Any(IsBroken)
            && !attribute.NamedArguments.Any(argument => IsBroken(argument.Value))
            && attribute.ConstructorArguments.Length == parameters.Length;
        Location = syntax is null ? new(default, EquatableArray<ArgumentLocation>.Empty) : Locate(syntax, parameters.Select(parameter => parameter.Name).ToArray());
        if (!IsReadable)
            return;

        for (var index = 0; index < parameters.Length; index++)
        {
            var name = parameters[index].Name;
            if (parameters[index].IsParams || Location.Arguments.Any(argument => string.Equals(argument.Name, name, StringComparison.Ordinal)))
                _given[name] = attribute.ConstructorArguments[index];
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (_given.TryGetValue(argument.Key, out var other))
                Add(RuleIds.ArgumentGivenTwice, argument.Key, argument.Key, Show(other), Show(argument.Value));
            _given[argument.Key] = argument.Value;
        }
    }

    /// <summary>The attribute's class, <c>DenseAttribute</c>.</summary>
    public string Class { get; }

    public FindingTarget Target { get; }

    public AttributeLocation Location { get; }

    /// <summary>Whether the compiler could bind the attribute; if not it says why, and nothing need be added.</summary>
    public bool IsReadable { get; }

    public bool IsGiven(string name) => _given.ContainsKey(name);

    /// <summary>Whether an argument was given as <c>null</c>, which some of Keras's take as their default.</summary>
    public bool IsGivenNull(string name) => _given.TryGetValue(name, out var constant) && constant.IsNull;

    /// <summary>The arguments that were given.</summary>
    public IEnumerable<string> Given => _given.Keys;

    public bool Flag(string name, bool otherwise) => Value(name) is bool flag ? flag : otherwise;

    public int Integer(string name, int otherwise) => Value(name) is int integer ? integer : otherwise;

    /// <summary>A number that must be finite as a float and within the interval.</summary>
    public double Number(string name, double otherwise, Interval interval)
    {
        if (Value(name) is not double number)
            return otherwise;
        if (double.IsNaN(number) || Math.Abs(number) > float.MaxValue)
            return Wrong(name, number, "a finite number that a float can hold", otherwise);
        if (interval.Contains(number))
            return number;
        if (_wrong.Add(name))
            Add(RuleIds.OutOfRange, name, name, number, interval);
        return otherwise;
    }

    /// <summary>A member of one of the library's enums, which has the values 0 to <paramref name="last"/>.</summary>
    public T Member<T>(string name, T otherwise, T last)
        where T : struct, Enum
    {
        if (Value(name) is not int value)
            return otherwise;
        return value < 0 || value > Convert.ToInt32(last, CultureInfo.InvariantCulture)
            ? Wrong(name, value, $"one of the members of its enum, {default(T)} to {last}", otherwise)
            : (T)Enum.ToObject(typeof(T), value);
    }

    /// <summary>A text; null when not given or given as null, which is a finding.</summary>
    public string? Text(string name)
    {
        if (!_given.TryGetValue(name, out var constant))
            return null;
        return constant.Value as string ?? Wrong<string?>(name, "null", "a text", null);
    }

    /// <summary>An array of integers (of enum members too); null when not given or given as null, which is a finding.</summary>
    public int[]? Integers(string name)
    {
        if (!_given.TryGetValue(name, out var constant))
            return null;
        if (constant.Kind != TypedConstantKind.Array || constant.IsNull)
            return Wrong<int[]?>(name, "null", "an array", null);
        return constant.Values.Select(value => value.Value is int integer ? integer : 0).ToArray();
    }

    /// <summary>An array of texts; empty when not given. A null in it is a finding.</summary>
    public string[] Texts(string name)
    {
        if (!_given.TryGetValue(name, out var constant))
            return [];
        if (constant.Kind != TypedConstantKind.Array || constant.IsNull)
            return Wrong<string[]>(name, "null", "an array", []);
        return [.. constant.Values.Select((value, index) => value.Value as string ?? Wrong($"{name}[{index}]", "null", "a text", ""))];
    }

    /// <summary>
    /// An argument of type <c>object</c> that is one whole number or an array of them, each at least <paramref name="least"/>; null when
    /// not given or anything else, which is a finding.
    /// </summary>
    /// <param name="counts">How long an array may be; 1 stands for no array, and none for any that is not empty.</param>
    public int[]? Sizes(string name, int least, params int[] counts)
    {
        if (!_given.TryGetValue(name, out var constant))
            return null;
        var isArray = constant.Kind == TypedConstantKind.Array && !constant.IsNull;
        var values = isArray ? constant.Values.Select(Whole).ToArray() : [Whole(constant)];
        if (values.Any(value => value is null) || (isArray && (values.Length == 0 || (counts.Length > 0 && !counts.Contains(values.Length)))))
        {
            var arrays = counts.Length == 0 ? " or an array of them" : counts[0] == 1 ? "" : $" or an array of {string.Join(" or ", counts)} of them";
            return Wrong<int[]?>(name, isArray ? $"an array of {values.Length}" : Spell(constant), "a whole number" + arrays, null);
        }

        if (values.FirstOrDefault(value => value < least) is not { } small)
            return [.. values.Select(value => value!.Value)];
        if (_wrong.Add(name))
            Add(RuleIds.OutOfRange, name, name, small, $"at least {least}");
        return null;
    }

    /// <summary>An argument's value as it is: a number, a text, true or false; null for arrays and arguments not given.</summary>
    public object? Plain(string name) => Value(name);

    /// <summary>An argument's value as a message shows it.</summary>
    public string Spell(string name) => _given.TryGetValue(name, out var constant) ? Spell(constant) : "";

    public void Add(string ruleId, string argument, params object[] values) =>
        _findings.Add(Finding.Of(ruleId, Target.At(argument), values));

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsBroken));

    private static int? Whole(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Primitive && constant.Value is int number ? number : null;

    private static string Spell(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array => "an array",
        _ when constant.IsNull => "null",
        _ => constant.Value switch
        {
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            double number => "the double " + number.ToString("R", CultureInfo.InvariantCulture),
            _ => Show(constant),
        },
    };

    private static string Show(TypedConstant constant) => constant.Kind == TypedConstantKind.Array
        ? "an array"
        : Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? "null";

    /// <summary>Matches arguments with parameters as the compiler does: by position, by <c>name:</c>, or a property by <c>Name =</c>.</summary>
    private static AttributeLocation Locate(AttributeSyntax syntax, string[] parameters)
    {
        var arguments = new List<ArgumentLocation>();
        var position = 0;
        foreach (var argument in syntax.ArgumentList?.Arguments ?? default)
        {
            var span = SpanOf(argument);
            if ((argument.NameEquals?.Name ?? argument.NameColon?.Name) is { } name)
            {
                arguments.Add(new(name.Identifier.ValueText, span));
                continue;
            }

            if (parameters.Length > 0)
            {
                var last = parameters.Length - 1;
                arguments.Add(new(parameters[Math.Min(position, last)], span));
                if (position >= last)
                    arguments.Add(new($"{parameters[last]}[{position - last}]", span));
            }

            position++;
        }

        return new(SpanOf(syntax), arguments.ToEquatableArray());
    }

    private static SourceSpan SpanOf(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.SpanStart, node.Span.Length);

    private object? Value(string name) =>
        _given.TryGetValue(name, out var constant) && constant.Kind != TypedConstantKind.Array ? constant.Value : null;

    private T Wrong<T>(string name, object value, string wanted, T otherwise)
    {
        if (_wrong.Add(name))
            Add(RuleIds.ArgumentKind, name, name, value, wanted);
        return otherwise;
    }
}
