using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SsoConfig.Eng;

namespace SsoConfig.Repository.Tests.Formatting;

/// <summary>One format for all C#: CSharpier's, at the width of .csharpierrc.yaml. It wraps neither strings nor comments.</summary>
public sealed class FormattingTests
{
    private const int Width = 140;

    private static readonly string[] Folders = ["src", "tests", "benchmarks", "demo", "eng"];

    [Fact]
    public async Task All_sources_are_formatted()
    {
        await RestoreToolsAsync();

        var outcome = await DotnetAsync("csharpier", "check", ".");

        Assert.True(outcome.ExitCode == 0, $"Run dotnet csharpier format .\n{outcome.Output}");
    }

    [Fact]
    public void No_line_is_longer_than_the_width_except_in_a_raw_string() =>
        Assert.Equal([], Folders.SelectMany(SourceTree.Files).SelectMany(LongLines));

    private static IEnumerable<string> LongLines(string file)
    {
        var root = SourceTree.Parse(file);
        var lines = root.GetText().Lines;
        var rawStrings = new Lazy<HashSet<int>>(() => LinesOfRawStrings(root));
        return lines
            .Where(line => line.Span.Length > Width && !rawStrings.Value.Contains(line.LineNumber))
            .Select(line => $"{SourceTree.RelativePath(file)}:{line.LineNumber + 1}: {line.Span.Length} columns");
    }

    private static HashSet<int> LinesOfRawStrings(SyntaxNode root) =>
        [
            .. root.DescendantTokens()
                .Where(IsOfRawString)
                .Select(static token => token.GetLocation().GetLineSpan())
                .SelectMany(static span =>
                    Enumerable.Range(span.StartLinePosition.Line, span.EndLinePosition.Line - span.StartLinePosition.Line + 1)
                ),
        ];

    private static bool IsOfRawString(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        || token
            .Parent?.AncestorsAndSelf()
            .Any(static node =>
                node is InterpolatedStringExpressionSyntax interpolated
                && interpolated.StringStartToken.Kind()
                    is SyntaxKind.InterpolatedSingleLineRawStringStartToken
                        or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            ) == true;

    private static async Task RestoreToolsAsync()
    {
        var restored = await DotnetAsync("tool", "restore");
        Assert.SkipUnless(restored.ExitCode == 0, $"CSharpier cannot be restored here: {restored.Output}");
    }

    private static Task<CommandOutcome> DotnetAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", arguments, Eng.Repository.Root, cancellationToken: TestContext.Current.CancellationToken);
}
