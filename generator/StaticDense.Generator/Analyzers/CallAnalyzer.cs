using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticDense.Generator.Diagnostics;

namespace StaticDense.Generator.Analyzers;

/// <summary>
/// Finds calls of networks and trainers that would throw, because a buffer has a length that is known while compiling and does not fit, or
/// labels stand for targets. Of any length that is not certain it says nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The rules of calls.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. CallRules.All];

    /// <summary>Looks up the library once for each compilation; without it nothing is registered.</summary>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var contract = start.Compilation.GetTypeByMetadataName("StaticDense.INetwork`1");
            var trainer = start.Compilation.GetTypeByMetadataName("StaticDense.Trainer`1");
            if (contract is null || trainer is null)
                return;
            var networks = new ConcurrentDictionary<INamedTypeSymbol, CalledNetwork?>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => Analyze(operation, contract, trainer, networks), OperationKind.Invocation);
        });
    }

    private static void Analyze(
        OperationAnalysisContext context, INamedTypeSymbol contract, INamedTypeSymbol trainer, ConcurrentDictionary<INamedTypeSymbol, CalledNetwork?> networks)
    {
        var invocation = (IInvocationOperation)context.Operation;
        var method = invocation.TargetMethod;
        if (!CallCheck.Knows(method.Name) || method.ContainingType is not { } type)
            return;
        var isTrainer = SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, trainer);
        var isContract = SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, contract);
        var called = isTrainer || isContract ? type.TypeArguments[0] as INamedTypeSymbol : type;
        if (called is null || called.TypeKind != TypeKind.Class || networks.GetOrAdd(called, CalledNetwork.Of) is not { } network)
            return;
        var finding = isTrainer ? new CallCheck(invocation, network).OfTrainer() : new CallCheck(invocation, network).OfNetwork();
        if (finding is not null)
            context.ReportDiagnostic(finding);
    }
}
