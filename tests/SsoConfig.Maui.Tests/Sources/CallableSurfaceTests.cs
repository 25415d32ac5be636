using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SsoConfig.Eng;

namespace SsoConfig.Maui.Tests.Sources;

/// <summary>
/// The adapters are internal types that are compiled into the app, so the public API analyzer does not see what an app can call of them: it
/// is recorded in src/SsoConfig.Maui/CallableApi.txt. That is UseSso, what its parameters are made of, and what a platform offers besides.
/// </summary>
public sealed class CallableSurfaceTests
{
    private static readonly string[] EntryPoints = ["SsoMauiAppBuilderExtensions", "SsoWindows"];
    private static readonly string Project = Path.Combine(Repository.Root, "src", "SsoConfig.Maui");

    [Fact]
    public async Task What_an_app_can_call_is_recorded()
    {
        var recorded = await File.ReadAllTextAsync(Path.Combine(Project, "CallableApi.txt"), TestContext.Current.CancellationToken);
        var actual = string.Join('\n', Surface()) + "\n";

        if (actual != recorded)
        {
            var path = Path.Combine(Directory.CreateDirectory(Repository.Artifacts).FullName, "CallableApi.txt");
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
            Assert.Fail($"What an app can call has changed. If that is meant, copy '{path}' to src/SsoConfig.Maui.");
        }
    }

    private static List<string> Surface()
    {
        var types = Directory
            .GetFiles(Project, "*.cs", SearchOption.AllDirectories)
            .Where(static path => !Path.GetRelativePath(Project, path).StartsWith("obj", StringComparison.Ordinal))
            .SelectMany(static path =>
                CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            )
            .GroupBy(static type => type.Identifier.Text)
            .ToDictionary(static group => group.Key, static group => group.First());
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var open = new Queue<string>(EntryPoints);
        while (open.TryDequeue(out var name))
        {
            if (!found.ContainsKey(name))
            {
                var members = MembersOf(types[name]).ToList();
                found[name] =
                [
                    .. members
                        .Select(member =>
                            $"{types[name].Modifiers} class {NamespaceOf(types[name])}.{name}{types[name].ParameterList}: "
                            + $"{Normalize(member)}"
                        )
                        .Order(StringComparer.Ordinal),
                ];
                var words = members
                    .SelectMany(static member => member.DescendantNodes().OfType<IdentifierNameSyntax>())
                    .Select(static identifier => identifier.Identifier.Text);
                foreach (var next in words.Where(types.ContainsKey))
                {
                    open.Enqueue(next);
                }
            }
        }

        return [.. found.Values.SelectMany(static lines => lines)];
    }

    private static IEnumerable<MemberDeclarationSyntax> MembersOf(ClassDeclarationSyntax type) =>
        type.Members.Where(static member => member.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(WithoutBody);

    private static MemberDeclarationSyntax WithoutBody(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax method => method
                .WithBody(null)
                .WithExpressionBody(null)
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)),
            PropertyDeclarationSyntax { Initializer: not null } property => property.WithInitializer(null).WithSemicolonToken(default),
            _ => member,
        };

    private static string NamespaceOf(ClassDeclarationSyntax type) =>
        type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString();

    private static string Normalize(MemberDeclarationSyntax member) => member.WithoutTrivia().NormalizeWhitespace(" ", " ").ToString();
}
