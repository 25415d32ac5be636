using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Trimming;

/// <summary>
/// Trimming removes the branches of the other operating systems. Where an endless loop ends with such a branch, within a try block or an
/// async method, what is left falls off the end of the block: the method is invalid (InvalidProgramException). ILLink repairs the end of a
/// method only (https://github.com/dotnet/linker/pull/2966). A method that the loop calls may ask for the system.
/// </summary>
public sealed class EndlessLoopTests
{
    private static readonly string[] Trimmed = ["src", "templates"];

    [Fact]
    public void No_endless_loop_asks_for_the_operating_system() =>
        Assert.Equal([], Trimmed.SelectMany(SourceTree.Files).Select(SourceTree.Parse).SelectMany(AskingLoops).Select(Position));

    [Theory]
    [InlineData("while (true) { F(); if (OperatingSystem.IsWindows()) G(); }")]
    [InlineData("for (;;) { F(); if (!OperatingSystem.IsLinux()) continue; G(); }")]
    [InlineData("do { F(); if (System.OperatingSystem.IsMacOS()) return; } while (true);")]
    [InlineData("do { F(); } while (!OperatingSystem.IsWindows());")]
    [InlineData("while (!OperatingSystem.IsWindows()) F();")]
    public void A_loop_that_trimming_makes_invalid_is_found(string loop) => Assert.Single(AskingLoops(Parse(loop)));

    [Theory]
    [InlineData("while (F()) { if (OperatingSystem.IsWindows()) G(); }")]
    [InlineData("foreach (var one in all) { if (OperatingSystem.IsWindows()) G(); }")]
    [InlineData("while (true) { F(); }")]
    public void A_loop_that_trimming_leaves_valid_is_not_found(string loop) => Assert.Empty(AskingLoops(Parse(loop)));

    private static SyntaxNode Parse(string loop) => CSharpSyntaxTree.ParseText(loop).GetRoot();

    private static IEnumerable<SyntaxNode> AskingLoops(SyntaxNode root) =>
        root.DescendantNodes()
            .Where(static node =>
                node switch
                {
                    WhileStatementSyntax loop => Asks(loop.Condition, loop.Statement),
                    DoStatementSyntax loop => Asks(loop.Condition, loop.Statement),
                    ForStatementSyntax loop => Asks(loop.Condition, loop.Statement),
                    _ => false,
                }
            );

    private static bool Asks(ExpressionSyntax? condition, StatementSyntax body) =>
        condition is null || condition.IsKind(SyntaxKind.TrueLiteralExpression) ? Asks(body) : Asks(condition);

    private static bool Asks(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(static name => name.Identifier.Text == nameof(OperatingSystem));

    private static string Position(SyntaxNode loop) =>
        $"{SourceTree.RelativePath(loop.SyntaxTree.FilePath)}:{loop.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
