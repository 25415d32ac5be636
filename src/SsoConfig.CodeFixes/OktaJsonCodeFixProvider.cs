using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.Generator.Analysis;

namespace SsoConfig.CodeFixes;

/// <summary>Offers the corrections that the analyzer has computed. It knows no rule: a mark says what to replace by what.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".json"],
    Name = nameof(OktaJsonCodeFixProvider)
)]
[Shared]
public sealed class OktaJsonCodeFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixMark.Id];

    /// <summary>One at a time: corrections of one value overlap.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var mark in context.Diagnostics)
        {
            var document = context.TextDocument;
            var title = mark.Properties[FixMark.Title] ?? string.Empty;
            var action = CodeAction.Create(
                title,
                cancellationToken => ApplyAsync(document, mark, cancellationToken),
                equivalenceKey: mark.Properties[FixMark.Rule]
            );
            context.RegisterCodeFix(action, mark);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ApplyAsync(TextDocument document, Diagnostic mark, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var span = new TextSpan(NumberOf(mark, FixMark.Start), NumberOf(mark, FixMark.Length));
        var corrected = text.Replace(span, mark.Properties[FixMark.Replacement] ?? string.Empty);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, corrected);
    }

    private static int NumberOf(Diagnostic mark, string property) => int.Parse(mark.Properties[property]!, CultureInfo.InvariantCulture);
}
