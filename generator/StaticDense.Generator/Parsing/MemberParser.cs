using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Compares a class's own members with those that it will get.</summary>
internal sealed class MemberParser(INamedTypeSymbol type, NetworkAttributes attributes, List<Finding> findings, CancellationToken cancellation)
{
    private readonly List<SourceSpan> _locations = [];

    /// <summary>Generated members that the class has already.</summary>
    public HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the class has a constructor with the parameters of the generated one.</summary>
    public bool HasOwnConstructor { get; private set; }

    /// <summary>Where the members stand that findings are about.</summary>
    public IReadOnlyList<SourceSpan> Locations => _locations;

    public void Check()
    {
        var generated = GeneratedMembers.All.Where(member => member.Exists(attributes)).ToLookup(member => member.Name, StringComparer.Ordinal);
        if (generated.Contains(type.Name))
        {
            Taken.Add(type.Name);
            findings.Add(Finding.Of(RuleIds.TypeNameCollision, FindingTarget.Type, type.Name));
        }

        foreach (var member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared)
                continue;
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
                CheckConstructor(constructor);
            else if (Colliding(member, generated) is { } own && Taken.Add(member.Name))
                AddAt(member, RuleIds.MemberCollision, type.Name, member.Name, Own(own));
        }

        CheckBase(generated);
    }

    private void CheckConstructor(IMethodSymbol constructor)
    {
        var parameters = constructor.Parameters;
        if (parameters.Length == 0 || (parameters.Length == 1 && parameters[0].Type.SpecialType == SpecialType.System_UInt64))
        {
            HasOwnConstructor |= parameters.Length == 1;
            AddAt(constructor, RuleIds.MemberCollision, type.Name, type.Name, $"constructor '{type.Name}(ulong seed = 0)'");
        }
        else if (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax
            && syntax.Initializer?.ThisOrBaseKeyword.ValueText != "this")
        {
            AddAt(constructor, RuleIds.ConstructorNotChained, type.Name);
        }
    }

    private void CheckBase(ILookup<string, GeneratedMember> generated)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                AddAt(member, RuleIds.NotConstructible, type.Name, $"its member '{member.Name}' is required; remove 'required'");
        }

        if (type.TypeKind != TypeKind.Class || type.BaseType is not { SpecialType: not SpecialType.System_Object, TypeKind: TypeKind.Class } parent)
            return;
        if (!parent.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 0 && IsAccessible(constructor)))
            AddAtType(RuleIds.NotConstructible, type.Name, $"its base class '{parent.Name}' has no accessible constructor without parameters; add one");
        for (var ancestor = parent; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetAttributes().Any(attribute => NetworkParser.Is(attribute, "NetworkAttribute")))
                AddAtType(RuleIds.NotConstructible, type.Name, $"its base class '{ancestor.Name}' is a network itself; declare the layers in one class");
            foreach (var member in ancestor.GetMembers())
            {
                if (!member.IsImplicitlyDeclared && IsAccessible(member) && Colliding(member, generated) is { } own && Taken.Add(member.Name))
                    AddAtType(RuleIds.MemberCollision, type.Name, $"{ancestor.Name}.{member.Name}", Own(own));
            }
        }
    }

    private bool IsAccessible(ISymbol member) => member.DeclaredAccessibility switch
    {
        Accessibility.Private => false,
        Accessibility.Internal or Accessibility.ProtectedAndInternal =>
            SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly),
        _ => true,
    };

    /// <summary>The generated member that a member meets: those of one name exclude each other, unless both are methods with different parameters.</summary>
    private static GeneratedMember? Colliding(ISymbol member, ILookup<string, GeneratedMember> generated) =>
        generated[member.Name].FirstOrDefault(own =>
            own.Parameters is null
            || member is not IMethodSymbol method
            || (method.Arity == 0 && string.Join(", ", method.Parameters.Select(Spell)) == own.Parameters.Replace("out ", "in ")));

    /// <summary>A parameter's type, with <c>in</c> for every kind of reference: methods cannot differ by the kind alone.</summary>
    private static string Spell(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "in ") + parameter.Type.ToDisplayString();

    private static string Own(GeneratedMember member) => member.Parameters is null ? $"'{member.Name}'" : $"'{member.Name}({member.Parameters})'";

    private void AddAtType(string rule, params object[] arguments) => findings.Add(Finding.Of(rule, FindingTarget.Type, arguments));

    private void AddAt(ISymbol member, string rule, params object[] arguments)
    {
        findings.Add(Finding.Of(rule, FindingTarget.Member(_locations.Count), arguments));
        var location = member.Locations.FirstOrDefault(place => place.IsInSource);
        _locations.Add(location is null
            ? default
            : new(location.SourceTree!.FilePath, location.SourceSpan.Start, location.SourceSpan.Length));
    }
}
