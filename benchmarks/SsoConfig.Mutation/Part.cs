namespace SsoConfig.Mutation;

/// <summary>A part of the product, the tests that are to notice when it breaks, and how many of the mutants they must notice.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Project">The project that compiles the files; they may be linked into it.</param>
/// <param name="TestProject">A folder under tests/.</param>
/// <param name="TestSets">
/// The sets of tests (<c>SsoMutation</c> in the test project), one after the other: each one runs only against the mutants that those
/// before it have not noticed. The part's own tests come first, which are the quick ones.
/// </param>
/// <param name="Files">Patterns; a linked file is known to Stryker by the path that the project has for it, with <c>..</c> in it.</param>
/// <param name="Bar">The lowest score that passes, in per cent.</param>
internal sealed record Part(
    string Name,
    string Project,
    string TestProject,
    IReadOnlyList<string> TestSets,
    IReadOnlyList<string> Files,
    int Bar
)
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new(
            "protocol",
            "SsoConfig.Runtime",
            "SsoConfig.Runtime.Tests",
            ["protocol", "all"],
            ["**/SsoConfig.Runtime/Protocol/**/*.cs"],
            Bar: 95
        ),
        new("tokens", "SsoConfig.Runtime", "SsoConfig.Runtime.Tests", ["tokens", "all"], ["**/SsoConfig.Runtime/Tokens/**/*.cs"], Bar: 95),
        new(
            "reader",
            "SsoConfig.Generator",
            "SsoConfig.Generator.Tests",
            ["reader"],
            ["**/SsoConfig.OktaJson/Json/**/*.cs", "**/SsoConfig.OktaJson/Reading/**/*.cs", "**/SsoConfig.OktaJson/Settings/**/*.cs"],
            Bar: 90
        ),
        new(
            "rules",
            "SsoConfig.Generator",
            "SsoConfig.Generator.Tests",
            ["rules"],
            ["**/SsoConfig.OktaJson/Rules/**/*.cs", "**/SsoConfig.OktaJson/Values/**/*.cs", "**/SsoConfig.OktaJson/Diagnostics/**/*.cs"],
            Bar: 90
        ),
        new("emitters", "SsoConfig.Generator", "SsoConfig.Generator.Tests", ["emitters"], ["**/SsoConfig.Generator/Emit/**/*.cs"], Bar: 90),
        new(
            "tasks",
            "SsoConfig.Tasks",
            "SsoConfig.Tasks.Tests",
            ["tasks"],
            ["**/SsoConfig.Tasks/**/*.cs", "!**/SsoConfig.Tasks/../**/*.cs"],
            Bar: 90
        ),
    ];

    /// <exception cref="ArgumentException">There is no such part.</exception>
    public static Part FromName(string name) =>
        All.FirstOrDefault(part => part.Name == name)
        ?? throw new ArgumentException($"There is no part '{name}'. Use {string.Join(", ", All.Select(static part => part.Name))}.");
}
