using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace SsoConfig.Generator.Parsing;

/// <summary>Turns names of a project into names that C# allows, as <c>dotnet new</c> does it.</summary>
internal static class CSharpName
{
    /// <summary>Empty stays empty: the global namespace.</summary>
    public static string Namespace(string name)
    {
        var parts = name.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Identifier(parts[i]);
        }

        return string.Join(".", parts);
    }

    public static string Identifier(string name)
    {
        var cleaned = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            cleaned.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (!SyntaxFacts.IsIdentifierStartCharacter(cleaned[0]))
        {
            cleaned.Insert(0, '_');
        }

        var identifier = cleaned.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
