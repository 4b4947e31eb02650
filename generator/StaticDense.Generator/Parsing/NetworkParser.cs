using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Model;

namespace StaticDense.Generator.Parsing;

/// <summary>Turns a class with <c>[Network]</c> into a declaration, or into the findings that say why it is none.</summary>
internal sealed class NetworkParser
{
    private readonly List<Finding> _findings = [];
    private readonly List<LayerDeclaration> _layers = [];
    private readonly List<string> _layerNames = [];
    private readonly List<AttributeLocation> _layerLocations = [];
    private readonly CancellationToken _cancellation;
    private bool _isReadable = true;

    private NetworkParser(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>Parses the class; null when another part of it with the same attribute is the one to parse.</summary>
    public static ParsedNetwork? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || context.TargetNode is not TypeDeclarationSyntax node)
            return null;
        var place = new SourceSpan(node.SyntaxTree.FilePath, node.Identifier.SpanStart, node.Identifier.Span.Length);
        try
        {
            var network = type.GetAttributes().First(attribute => Is(attribute, "NetworkAttribute"));
            var syntax = network.ApplicationSyntaxReference?.GetSyntax(cancellation);
            if (syntax?.Parent?.Parent != node)
                return null;
            var hiddenNames = HiddenNames.Find(type, context.SemanticModel, node.SpanStart);
            return new NetworkParser(cancellation).Parse(type, TypeParser.Identify(type, hiddenNames), network, place);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(
                new(null, null),
                EquatableArray.Of(Finding.OfException(type.Name, exception)),
                new(place, new(place, default), null, null, default, default));
        }
    }

    /// <summary>A class with <c>[Input]</c> that was not declared as a network; null when it was.</summary>
    public static ParsedNetwork? ParseUndeclared(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || type.GetAttributes().Any(attribute => Is(attribute, "NetworkAttribute")))
            return null;
        var findings = new List<Finding>();
        var input = new AttributeReader(context.Attributes[0], FindingTarget.Input, findings, cancellation);
        return new(
            new(null, null),
            EquatableArray.Of(Finding.Of(RuleIds.NetworkAttributeMissing, FindingTarget.Input, type.Name)),
            new(input.Location.Span, input.Location, input.Location, null, default, default));
    }

    /// <summary>Whether an attribute is the library's of that name.</summary>
    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && IsLibrary(type);

    private static bool IsLibrary(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "StaticDense", ContainingNamespace.IsGlobalNamespace: true } && type.ContainingType is null;

    private ParsedNetwork Parse(INamedTypeSymbol type, TypeIdentity identity, AttributeData network, SourceSpan place)
    {
        var attributes = type.GetAttributes();
        var networkReader = new AttributeReader(network, FindingTarget.Network, _findings, _cancellation);
        var trainData = attributes.FirstOrDefault(attribute => Is(attribute, "TrainAttribute"));
        var canEmit = TypeParser.Check(type, _findings, _cancellation);
        var unroll = networkReader.Member("Unroll", UnrollKind.Auto, UnrollKind.Full);
        var weightsData = attributes.FirstOrDefault(attribute => Is(attribute, "WeightsAttribute"));
        var goldenData = attributes.FirstOrDefault(attribute => Is(attribute, "GoldenAttribute"));
        var members = new MemberParser(type, new(trainData is not null, goldenData is not null, weightsData is not null), _findings, _cancellation);
        members.Check();

        var (inputShape, inputLocation) = ParseInput(type, attributes.FirstOrDefault(attribute => Is(attribute, "InputAttribute")));
        ParseLayers(type, attributes.Where(IsLayer));
        var (train, trainLocation) = ParseTrain(trainData);
        var (weights, weightsLocation) = ParseWeights(weightsData);
        var (golden, goldenLocation) = ParseGolden(goldenData, type.Name, weightsData is not null);
        var (budget, budgetLocation) = ParseBudget(attributes.FirstOrDefault(attribute => Is(attribute, "BudgetAttribute")), trainData is not null);

        var skeleton = canEmit
            ? new SkeletonDeclaration(
                identity,
                TypeParser.Keyword(type),
                trainData is not null,
                !members.HasOwnConstructor && !TypeParser.HasPrimaryConstructor(type, _cancellation),
                _layerNames.ToEquatableArray(),
                members.Taken.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray()) { HasWeights = weightsData is not null, HasGolden = goldenData is not null }
            : null;
        var declaration = canEmit && _isReadable && _findings.Count == 0
            ? new NetworkDeclaration(identity, inputShape.ToEquatableArray(), _layers.ToEquatableArray(), train) { Unroll = unroll, Weights = weights, Golden = golden, Budget = budget }
            : null;
        return new(
            new(declaration, skeleton),
            _findings.ToEquatableArray(),
            new(place, networkReader.Location, inputLocation, trainLocation, _layerLocations.ToEquatableArray(), members.Locations.ToEquatableArray()) { Weights = weightsLocation, Golden = goldenLocation, Budget = budgetLocation });
    }

    private (int[] Shape, AttributeLocation? Location) ParseInput(INamedTypeSymbol type, AttributeData? attribute)
    {
        if (attribute is null)
        {
            _findings.Add(Finding.Of(RuleIds.NoInput, FindingTarget.Network, type.Name));
            return ([], null);
        }

        var reader = Read(attribute, FindingTarget.Input);
        if (reader.IsReadable && reader.Integers("shape") is { } shape)
        {
            if (shape.Length == 0)
                reader.Add(RuleIds.MissingArgument, "", "[Input]", "the size of at least one axis", "[Input(784)]");
            for (var axis = 0; axis < shape.Length; axis++)
            {
                if (shape[axis] < 1)
                    reader.Add(RuleIds.SizeNotPositive, $"shape[{axis}]", $"axis {axis + 1} of the input", shape[axis]);
            }

            return (shape, reader.Location);
        }

        return ([], reader.Location);
    }

    private void ParseLayers(INamedTypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        var ordered = attributes
            .Select(attribute => (Attribute: attribute, Syntax: attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation)))
            .Where(pair => pair.Syntax is not null)
            .ToList();
        var part = ordered.Select(pair => pair.Syntax!.Parent?.Parent).FirstOrDefault();
        var strangers = ordered.Where(pair => pair.Syntax!.Parent?.Parent != part).ToList();
        var names = new DefaultLayerNames();
        foreach (var (attribute, _) in ordered.Where(pair => pair.Syntax!.Parent?.Parent == part).OrderBy(pair => pair.Syntax!.SpanStart).Concat(strangers))
        {
            var reader = Read(attribute, FindingTarget.Layer(_layerLocations.Count));
            _layerLocations.Add(reader.Location);
            if (!reader.IsReadable)
                continue;
            if (LayerParser.Parse(reader, names, IsLibrary(attribute.AttributeClass!)) is { } layer)
            {
                _layers.Add(layer);
                _layerNames.Add(layer.Name);
            }
        }

        if (strangers.Count > 0)
        {
            var first = FindingTarget.Layer(ordered.Count - strangers.Count);
            _findings.Add(Finding.Of(RuleIds.LayersOnSeveralParts, first, type.Name, ordered.Count - strangers.Count, strangers.Count));
        }

        if (ordered.Count == 0)
            _findings.Add(Finding.Of(RuleIds.NoLayer, FindingTarget.Network, type.Name));
    }

    private (TrainDeclaration? Train, AttributeLocation? Location) ParseTrain(AttributeData? attribute)
    {
        if (attribute is null)
            return (null, null);
        var reader = Read(attribute, FindingTarget.Train);
        return (reader.IsReadable ? TrainParser.Parse(reader) : null, reader.Location);
    }

    private (WeightsDeclaration? Weights, AttributeLocation? Location) ParseWeights(AttributeData? attribute)
    {
        if (attribute is null)
            return (null, null);
        var reader = Read(attribute, FindingTarget.Weights);
        return (reader.IsReadable ? new(ProjectPaths.Normalize(reader.Text("path") ?? "")) : null, reader.Location);
    }

    private (GoldenDeclaration? Golden, AttributeLocation? Location) ParseGolden(AttributeData? attribute, string typeName, bool hasWeights)
    {
        if (attribute is null)
            return (null, null);
        var reader = Read(attribute, FindingTarget.Golden);
        if (!hasWeights)
            reader.Add(RuleIds.GoldenWithoutWeights, "", typeName);
        return (reader.IsReadable ? GoldenParser.Parse(reader) : null, reader.Location);
    }

    private (BudgetDeclaration? Budget, AttributeLocation? Location) ParseBudget(AttributeData? attribute, bool isTrainable)
    {
        if (attribute is null)
            return (null, null);
        var reader = Read(attribute, FindingTarget.Budget);
        return (reader.IsReadable ? BudgetParser.Parse(reader, isTrainable) : null, reader.Location);
    }

    private AttributeReader Read(AttributeData attribute, FindingTarget target)
    {
        var reader = new AttributeReader(attribute, target, _findings, _cancellation);
        _isReadable &= reader.IsReadable;
        return reader;
    }

    private static bool IsLayer(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Name == "LayerAttribute" && IsLibrary(type))
                return true;
        }

        return false;
    }
}
