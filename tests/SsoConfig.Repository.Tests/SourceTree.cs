using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Eng;

namespace SsoConfig.Repository.Tests;

/// <summary>The C# sources of this checkout, without what builds leave behind.</summary>
internal static class SourceTree
{
    private static readonly string[] Output = ["bin", "obj", "artifacts"];

    /// <param name="folder">Relative to the repository's root, with slashes.</param>
    public static IEnumerable<string> Files(string folder) => Walk(Path.Combine(Eng.Repository.Root, folder)).Order(StringComparer.Ordinal);

    public static SyntaxNode Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file).GetRoot();

    /// <summary>The path from the repository's root, with slashes.</summary>
    public static string RelativePath(string file) => Path.GetRelativePath(Eng.Repository.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(static child => !Output.Contains(Path.GetFileName(child)))
            .SelectMany(Walk)
            .Concat(Directory.EnumerateFiles(folder, "*.cs"));
}
