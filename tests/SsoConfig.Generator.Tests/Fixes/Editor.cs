using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.CodeFixes;
using SsoConfig.Generator.Analysis;

namespace SsoConfig.Generator.Tests.Fixes;

/// <summary>
/// An editor that has okta.json open as an additional file. The code fix test kit (1.1.4) checks marks in such files, but applies fixes
/// only to diagnostics in C# files, so choosing a fix is done here.
/// </summary>
internal static class Editor
{
    public const string FilePath = "/family/First/okta.json";

    /// <summary>The file after the first correction that is offered was chosen, again and again, until none is offered.</summary>
    public static async Task<string> ChooseCorrectionsAsync(string text, CancellationToken cancellationToken)
    {
        var options = ImmutableDictionary<string, string>.Empty.Add("build_property.ApplicationId", "com.application.id");
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("First", LanguageNames.CSharp);
        var document = project.AddAdditionalDocument("okta.json", SourceText.From(text), filePath: FilePath);
        while (await FindMarkAsync(document, options, cancellationToken) is { } mark)
        {
            document = await CorrectAsync(document, mark, cancellationToken);
        }

        return (await document.GetTextAsync(cancellationToken)).ToString();
    }

    private static async Task<Diagnostic?> FindMarkAsync(
        TextDocument document,
        ImmutableDictionary<string, string> options,
        CancellationToken cancellationToken
    )
    {
        var compilation = await document.Project.GetCompilationAsync(cancellationToken);
        var additionalText = new InMemoryText(FilePath, (await document.GetTextAsync(cancellationToken)).ToString(), OktaJsonKind.App);
        var analyzerOptions = new AnalyzerOptions([additionalText], new InMemoryOptions(options));
        var analyzers = compilation!.WithAnalyzers([new OktaJsonFixAnalyzer()], analyzerOptions);
        return (await analyzers.GetAnalyzerDiagnosticsAsync(cancellationToken)).FirstOrDefault();
    }

    private static async Task<TextDocument> CorrectAsync(TextDocument document, Diagnostic mark, CancellationToken cancellationToken)
    {
        CodeAction? chosen = null;
        var context = new CodeFixContext(document, mark, (action, _) => chosen ??= action, cancellationToken);
        await new OktaJsonCodeFixProvider().RegisterCodeFixesAsync(context);
        var operations = await chosen!.GetOperationsAsync(cancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetAdditionalDocument(document.Id)!;
    }
}
