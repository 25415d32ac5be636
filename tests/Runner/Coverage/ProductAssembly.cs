namespace SsoConfig.Tests.Runner.Coverage;

/// <summary>What is shipped. The sources under src/SsoConfig are part of three of them and count in each.</summary>
internal static class ProductAssembly
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "SsoConfig.CodeFixes",
        "SsoConfig.Generator",
        "SsoConfig.Runtime",
        "SsoConfig.Desktop",
        "SsoConfig.Tasks",
        "SsoConfig.LocalOrg",
        "SsoConfig.Tool",
    ];
}
