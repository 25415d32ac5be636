namespace SsoConfig.Mutation;

/// <summary>A piece of the product, the tests that are to notice when it breaks, and how many of the breaks they have to notice.</summary>
/// <param name="Name">How the command line calls it.</param>
/// <param name="Project">The project that compiles the files; they may be linked into it.</param>
/// <param name="TestProject">A folder under tests/.</param>
/// <param name="Files">Patterns; a linked file is known to Stryker by the path that the project has for it, with <c>..</c> in it.</param>
/// <param name="Bar">The least score, in per cent.</param>
internal sealed record Part(string Name, string Project, string TestProject, IReadOnlyList<string> Files, int Bar)
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new("protocol", "SsoConfig.Runtime", "SsoConfig.Runtime.Tests", ["**/SsoConfig.Runtime/Protocol/**/*.cs"], Bar: 90),
        new("reader", "SsoConfig.Generator", "SsoConfig.Generator.Tests", ["**/SsoConfig/Json/**/*.cs", "**/SsoConfig/Reading/**/*.cs"], Bar: 85),
        new("rules", "SsoConfig.Generator", "SsoConfig.Generator.Tests", ["**/SsoConfig/Rules/**/*.cs", "**/SsoConfig/Diagnostics/**/*.cs"], Bar: 85),
        new("emitters", "SsoConfig.Generator", "SsoConfig.Generator.Tests", ["**/SsoConfig.Generator/Emit/**/*.cs"], Bar: 85),
        new("tasks", "SsoConfig.Tasks", "SsoConfig.Tasks.Tests", ["**/SsoConfig.Tasks/**/*.cs", "!**/SsoConfig.Tasks/../**/*.cs"], Bar: 85),
    ];

    /// <exception cref="ArgumentException">There is no such part.</exception>
    public static Part Named(string name) =>
        All.FirstOrDefault(part => part.Name == name)
        ?? throw new ArgumentException($"There is no part {name}. The parts are {string.Join(", ", All.Select(static part => part.Name))}.");
}
