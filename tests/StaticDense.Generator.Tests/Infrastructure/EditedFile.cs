using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticDense.CodeFixes;

namespace StaticDense.Generator.Tests.Infrastructure;

/// <summary>A file in an editor: what the generator finds in it, and what the fixes make of it.</summary>
internal sealed class EditedFile : IDisposable
{
    private static readonly CodeFixProvider[] Providers = [.. typeof(DeclarationFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DeclarationFix)) && !type.IsAbstract).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private readonly AdhocWorkspace _workspace = new();
    private readonly Document _document;

    public EditedFile(string source)
    {
        var like = GeneratorRun.Compilation("");
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Networks", "Networks", LanguageNames.CSharp,
            compilationOptions: like.Options, parseOptions: like.SyntaxTrees[0].Options, metadataReferences: like.References);
        _document = _workspace.AddProject(project).AddDocument("Network0.cs", SourceText.From(source), filePath: "Network0.cs");
    }

    /// <summary>Every rule that some fix is for.</summary>
    public static IEnumerable<string> FixedRules => Providers.SelectMany(provider => provider.FixableDiagnosticIds);

    /// <summary>What the generator finds of one rule, in trees of this file.</summary>
    public IReadOnlyList<Diagnostic> Findings(string id) =>
        [.. GeneratorRun.Of((CSharpCompilation)_document.Project.GetCompilationAsync().GetAwaiter().GetResult()!).Findings.Where(finding => finding.Id == id)];

    /// <summary>The fixes that are offered for the first finding of a rule, and the file after each.</summary>
    public IReadOnlyList<(string Title, string Text)> Fixes(string id)
    {
        var actions = new List<CodeAction>();
        Provider(id).RegisterCodeFixesAsync(new CodeFixContext(_document, Findings(id)[0], (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        return [.. actions.Select(action => (action.Title, After(action)))];
    }

    /// <summary>The file after all findings of a rule were fixed at once.</summary>
    public string FixAll(string id)
    {
        var provider = Provider(id);
        var context = new FixAllContext(_document, provider, FixAllScope.Document, id, [id], new Known([.. Findings(id)]), CancellationToken.None);
        return After(provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    public void Dispose() => _workspace.Dispose();

    private static CodeFixProvider Provider(string id) => Assert.Single(Providers, provider => provider.FixableDiagnosticIds.Contains(id));

    private string After(CodeAction action)
    {
        var change = Assert.Single(action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>());
        return change.ChangedSolution.GetDocument(_document.Id)!.GetTextAsync().GetAwaiter().GetResult().ToString();
    }

    /// <summary>The findings, as an editor would hand them out.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
