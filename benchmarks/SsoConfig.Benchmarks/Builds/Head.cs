namespace SsoConfig.Benchmarks.Builds;

/// <summary>A platform to build for.</summary>
/// <param name="Name">As in okta.json.</param>
/// <param name="Pipeline">One of Stubs/, which stands in for the platform's SDK; null for a plain .NET app.</param>
internal sealed record Head(string Name, string? Pipeline)
{
    public static readonly IReadOnlyList<Head> All =
    [
        new("desktop", null),
        new("ios", "Apple"),
        new("android", "Android"),
        new("windows", "Windows"),
    ];
}
