using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Folders;

/// <summary>
/// Which folder of a project uses which, by the names of the types that its files declare and mention. A name that two files declare is
/// left out.
/// </summary>
internal sealed class FolderDependencies
{
    private readonly Dictionary<(string User, string Used), List<string>> _uses = [];

    /// <param name="project">A folder with a project, relative to the repository's root.</param>
    public FolderDependencies(string project)
    {
        var files = SourceTree.Files(project).Select(file => new SourceFile(project, file)).ToList();
        var homes = files
            .SelectMany(static file => file.Declares.Select(name => (Name: name, File: file)))
            .GroupBy(static declared => declared.Name, static declared => declared.File)
            .Where(static home => home.Count() == 1)
            .ToDictionary(static home => home.Key, static home => home.Single());
        foreach (var file in files)
        {
            foreach (var name in file.Mentions.Where(homes.ContainsKey).Where(name => homes[name].Folder != file.Folder))
            {
                Add(file, homes[name], name);
            }
        }
    }

    /// <summary>
    /// Each pair of named folders that use each other. The root of a project holds its entry points, which may use every folder.
    /// </summary>
    public IEnumerable<string> Cycles =>
        from use in _uses
        let back = (use.Key.Used, use.Key.User)
        where use.Key.User.Length > 0 && string.CompareOrdinal(use.Key.User, use.Key.Used) < 0 && _uses.ContainsKey(back)
        let rarer = use.Value.Count < _uses[back].Count ? use.Value : _uses[back]
        select $"{use.Key.User} <-> {use.Key.Used}: {string.Join("; ", rarer)}";

    private void Add(SourceFile user, SourceFile used, string name)
    {
        var key = (user.Folder, used.Folder);
        if (!_uses.TryGetValue(key, out var uses))
        {
            _uses[key] = uses = [];
        }

        uses.Add($"{user.Name} uses {name}");
    }

    private sealed class SourceFile
    {
        public SourceFile(string project, string path)
        {
            var inner = Path.GetRelativePath(Path.Combine(Eng.Repository.Root, project), path).Split(Path.DirectorySeparatorChar);
            Folder = inner.Length > 1 ? inner[0] : "";
            Name = string.Join('/', inner);
            var root = SourceTree.Parse(path);
            Declares =
            [
                .. root.DescendantNodes()
                    .OfType<BaseTypeDeclarationSyntax>()
                    .Where(static type => type.Parent is not TypeDeclarationSyntax)
                    .Select(static type => type.Identifier.Text),
            ];
            Mentions =
            [
                .. root.DescendantTokens()
                    .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
                    .Select(static token => token.Text),
            ];
        }

        public string Folder { get; }

        public string Name { get; }

        public HashSet<string> Declares { get; }

        public HashSet<string> Mentions { get; }
    }
}
