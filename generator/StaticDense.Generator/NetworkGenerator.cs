using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticDense.Generator.Collections;
using StaticDense.Generator.Diagnostics;
using StaticDense.Generator.Emission;
using StaticDense.Generator.Model;
using StaticDense.Generator.Parsing;
using StaticDense.Generator.Shapes;
using StaticDense.Generator.Verification;

namespace StaticDense.Generator;

/// <summary>
/// Emits the code of every class with <c>[Network]</c>, and reports what is wrong in its declaration. Code is made from values that
/// hold no place in the source, so that an edit elsewhere emits nothing again; findings take their own way.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Wires the steps.</summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName("StaticDense.NetworkAttribute", (node, _) => node is TypeDeclarationSyntax, NetworkParser.Parse)
            .Where(network => network is not null)
            .Select((network, _) => network!)
            .WithTrackingName(StepNames.Parsed);

        var declared = parsed.Select((network, _) => network.Network).WithTrackingName(StepNames.Declared);
        var sharedNames = declared.Collect().Select((networks, _) => HintNames.Shared(networks)).WithTrackingName(StepNames.SharedNames);
        var named = declared.Combine(sharedNames).Select((pair, _) => HintNames.MakeUnique(pair.Left, pair.Right)).WithTrackingName(StepNames.Named);
        var shaped = named.Select((network, _) => NetworkShaper.Shape(network)).WithTrackingName(StepNames.Shaped);
        var weightsFiles = context.AdditionalTextsProvider
            .Where(WeightsTextParser.IsWeights)
            .Select(WeightsTextParser.Parse)
            .Where(file => file is not null)
            .Collect()
            .Select((files, _) => files.Select(file => file!).ToEquatableArray())
            .WithTrackingName(StepNames.WeightsFiles);
        var weighted = shaped.Combine(weightsFiles).Select((pair, _) => WeightsCheck.Of(pair.Left, pair.Right)).WithTrackingName(StepNames.Weighted);
        var emitted = weighted.Select((network, _) => EmittedNetwork.Of(network.Declaration)).WithTrackingName(StepNames.Emitted);
        context.RegisterSourceOutput(emitted, AddSources);

        var goldenFiles = context.AdditionalTextsProvider
            .Where(GoldenTextParser.IsGolden)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(GoldenTextParser.ProjectFolder))
            .Select((pair, cancellation) => GoldenTextParser.Parse(pair.Left, pair.Right, cancellation))
            .Collect()
            .Select((files, _) => files.ToEquatableArray())
            .WithTrackingName(StepNames.GoldenFiles);
        var golden = weighted
            .Where(network => network.Declaration.Network?.Declaration.Golden is not null)
            .Combine(goldenFiles)
            .Select((pair, _) => GoldenSource.Of(pair.Left.Declaration.Network!, pair.Right))
            .WithTrackingName(StepNames.GoldenSources)
            .Select(GoldenCheck.Of)
            .WithTrackingName(StepNames.Golden);
        var selfTests = golden.Select((result, _) => EmittedNetwork.OfSelfTest(result)).WithTrackingName(StepNames.SelfTests);
        context.RegisterSourceOutput(selfTests, AddSources);

        var budgets = emitted.Where(network => network.Budget is not null).Select((network, _) => network.Budget!).Collect()
            .Select((findings, _) => findings.ToEquatableArray()).WithTrackingName(StepNames.Budgets);
        var checks = weighted
            .Where(network => network.Findings.Count > 0)
            .Select((network, _) => new NetworkFindings(network.Declaration.Skeleton?.Type, network.Findings))
            .Collect()
            .Combine(golden.Where(result => result.Findings.Count > 0).Select((result, _) => new NetworkFindings(result.Network.Type, result.Findings)).Collect())
            .Combine(budgets)
            .Select((findings, _) => findings.Left.Left.Concat(findings.Left.Right).Concat(findings.Right).ToEquatableArray())
            .WithTrackingName(StepNames.Checked);
        var located = parsed.Combine(checks).Select((pair, _) => FindingLocator.Locate(pair.Left, pair.Right)).WithTrackingName(StepNames.Located);
        Report(context, located);
        context.RegisterSourceOutput(emitted, (output, network) => FindingReporter.ReportFailure(output, network.Failure));
        context.RegisterSourceOutput(selfTests, (output, selfTest) => FindingReporter.ReportFailure(output, selfTest.Failure));

        var undeclared = context.SyntaxProvider
            .ForAttributeWithMetadataName("StaticDense.InputAttribute", (node, _) => node is TypeDeclarationSyntax, NetworkParser.ParseUndeclared)
            .Where(network => network is not null)
            .Select((network, _) => FindingLocator.Locate(network!, EquatableArray<NetworkFindings>.Empty))
            .WithTrackingName(StepNames.Undeclared);
        Report(context, undeclared);
    }

    /// <summary>Reports findings against the compilation of the moment: only so do they stand in trees whose pragmas are obeyed.</summary>
    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<LocatedFinding>> located) =>
        context.RegisterSourceOutput(
            located.Where(findings => findings.Count > 0).Combine(context.CompilationProvider),
            (output, pair) => FindingReporter.Report(output, pair.Left, pair.Right));

    private static void AddSources(SourceProductionContext output, EmittedNetwork network)
    {
        foreach (var file in network.Files)
            output.AddSource(file.HintName, SourceText.From(file.Text, Utf8));
    }
}
