using System.Collections.Immutable;
using SsoConfig.Generator.Fuzzing.Inputs;
using SsoConfig.OktaJson.Input;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>The okta.json files of an app and of the other apps of its family, as the build hands them to the compiler.</summary>
internal static class FamilyFiles
{
    public static readonly ImmutableDictionary<string, string> Properties = new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = "App",
        ["build_property.SsoConfigRuntime"] = "true",
        ["build_property.SsoConfigEnvironment"] = "Debug",
    }.ToImmutableDictionary();

    /// <summary>What all of them share.</summary>
    public static readonly InMemoryText Organization = new(
        "/family/okta.org.json",
        """{ "issuer": "https://dev-1.okta.com/oauth2/default" }""",
        OktaJsonKind.Organization
    );

    /// <summary>The app alone.</summary>
    public static IReadOnlyList<InMemoryText> App { get; } = Of(members: 1);

    /// <param name="members">How many apps there are; the first is the one that is compiled.</param>
    public static IReadOnlyList<InMemoryText> Of(int members) =>
        [
            Organization,
            Member(0, OktaJsonKind.App),
            .. Enumerable.Range(1, members - 1).Select(static number => Member(number, OktaJsonKind.Sibling)),
        ];

    /// <summary>The app's own file with that many settings.</summary>
    public static string WithSettings(int count) =>
        $$"""
            {
              "clientId": "0oa0",
              "redirectUri": "com.app0.sample:/callback",
              "logoutRedirectUri": "com.app0.sample:/logout",
              "settings": {
            {{string.Join(
                ",\n",
                Enumerable.Range(0, count).Select(static number => $"    \"address{number}\": \"https://api.example.com/{number}\"")
            )}}
              }
            }
            """;

    public static InMemoryText OwnFile(string text) => new("/family/App0/okta.json", text, OktaJsonKind.App);

    private static InMemoryText Member(int number, OktaJsonKind kind) =>
        new(
            $"/family/App{number}/okta.json",
            $$"""
            {
              "clientId": "0oa{{number}}",
              "redirectUri": "com.app{{number}}.sample:/callback",
              "logoutRedirectUri": "com.app{{number}}.sample:/logout"
            }
            """,
            kind
        );
}
