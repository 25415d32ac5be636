using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// One way to call the template. Together the rows hold every pair of values that two options can have, and names that break templates.
/// </summary>
internal sealed record MatrixRow(
    string Name,
    string ClientId = "",
    string Issuer = "",
    string ApplicationId = "",
    bool Tests = false,
    bool LocalOrg = false,
    bool Blazor = false
)
{
    public const string Scheme = "com.matrix.sample";
    private const string RealIssuer = "https://dev-123.okta.com/oauth2/default";
    private const string RealClientId = "0oa1b2c3d4e5f6g7h8i9";
    private const string OwnId = "com.shop.app";

    public static IReadOnlyList<MatrixRow> All { get; } =
    [
        new("My App-2"),
        new("class", ClientId: RealClientId, Issuer: RealIssuer, Tests: true, Blazor: true),
        new("2nd.App", ClientId: RealClientId, ApplicationId: OwnId, LocalOrg: true, Blazor: true),
        new("a@b", ApplicationId: OwnId, Tests: true),
        new("Ünï 码", Tests: true, LocalOrg: true, Blazor: true),
        new("R&D", ClientId: RealClientId, Issuer: RealIssuer, ApplicationId: OwnId),
        new(new string('n', 60), Issuer: RealIssuer, LocalOrg: true),
    ];

    public static TheoryData<string> Names => [.. All.Select(static row => row.Name)];

    /// <summary>Which options differ from their defaults, in a fixed order.</summary>
    public IReadOnlyList<bool> Choices => [ClientId.Length > 0, Issuer.Length > 0, ApplicationId.Length > 0, Tests, LocalOrg, Blazor];

    public static MatrixRow Named(string name) => All.Single(row => row.Name == name);

    public Task<GeneratedApp> GenerateAsync(Workspace workspace) =>
        workspace.NewAppAsync(
            Name,
            Scheme,
            [
                .. Given("--client-id", ClientId),
                .. Given("--issuer", Issuer),
                .. Given("--application-id", ApplicationId),
                .. Switch("--tests", Tests),
                .. Switch("--local-org", LocalOrg),
                .. Switch("--blazor", Blazor),
            ]
        );

    private static string[] Given(string option, string value) => value.Length == 0 ? [] : [option, value];

    private static string[] Switch(string option, bool on) => on ? [option] : [];
}
