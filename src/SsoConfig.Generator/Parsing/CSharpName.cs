using Microsoft.CodeAnalysis.CSharp;

namespace SsoConfig.Generator.Parsing;

/// <summary>Turns what a project is called into names that C# allows, as <c>dotnet new</c> does it.</summary>
internal static class CSharpName
{
    /// <summary>Empty stays empty: the global namespace.</summary>
    public static string Namespace(string name) =>
        name.Length == 0 ? string.Empty : string.Join(".", name.Split('.').Where(static part => part.Length > 0).Select(Identifier));

    public static string Identifier(string name)
    {
        var cleaned = new string([.. name.Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]);
        var started = SyntaxFacts.IsIdentifierStartCharacter(cleaned[0]) ? cleaned : "_" + cleaned;
        return SyntaxFacts.GetKeywordKind(started) == SyntaxKind.None ? started : "@" + started;
    }
}
