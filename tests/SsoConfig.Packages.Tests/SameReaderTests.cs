using System.Text.RegularExpressions;
using SsoConfig.Eng;
using Xunit;

namespace SsoConfig.Packages.Tests;

/// <summary>The generator and the tasks carry the reader of okta.json each for itself; they must not drift apart.</summary>
public sealed partial class SameReaderTests(PackageFeed packages)
{
    private static readonly string[] Platforms = ["", "android", "ios", "maccatalyst", "windows"];

    private const string Good = """
        {
          // a comment
          "issuer": "https://example.okta.com/oauth2/default", "clientId": "0oa1",
          "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout",
          "ios": { "redirectUri": "com.first.phone:/callback" },
          "settings": { "apiUrl": "https://api.example.com", "retries": 3, "names": ["a", "b"] },
        }
        """;

    [Fact]
    public void Both_assemblies_say_the_same_about_every_example_of_the_documentation() => AssertSame(Examples(), atLeast: 10);

    [Fact]
    public void Both_assemblies_say_the_same_about_every_beginning_of_a_file() =>
        AssertSame(Enumerable.Range(0, Good.Length + 1).Select(static length => App(Good[..length])), atLeast: Good.Length);

    [Fact]
    public void Both_assemblies_say_the_same_about_every_file_that_lacks_a_character() =>
        AssertSame(Enumerable.Range(0, Good.Length).Select(static at => App(Good.Remove(at, 1))), atLeast: Good.Length);

    [Fact]
    public void Both_assemblies_say_the_same_about_layers_and_siblings() =>
        AssertSame(
            [
                new Dictionary<string, string>
                {
                    ["/family/okta.org.json"] = """{ "issuer": "https://example.okta.com/oauth2/default", "clientID": "x" }""",
                    ["/family/First/okta.json"] = """{ "clientId": "0oa1", "redirectUri": "com.same.sample://callback" }""",
                    ["/family/First/okta.Debug.json"] = """{ "redirectUri": "My_App:/callback", "android": { "scopes": "profile" } }""",
                    ["/family/Second/okta.json"] =
                        """{ "issuer": "https://other.okta.com", "clientId": "0oa1", "redirectUri": "com.same.sample:/callback" }""",
                },
            ],
            atLeast: 1
        );

    private void AssertSame(IEnumerable<IReadOnlyDictionary<string, string>> corpus, int atLeast)
    {
        var package = packages.Feed.PathOf("SsoConfig.Generator");
        var generator = ShippedReader.Open(package, "analyzers/dotnet/cs/SsoConfig.Generator.dll");
        var tasks = ShippedReader.Open(package, "tasks/netstandard2.0/SsoConfig.Tasks.dll");
        var compared = 0;
        foreach (var (files, platform) in corpus.SelectMany(static files => Platforms.Select(platform => (files, platform))))
        {
            Assert.Equal(generator.Describe(files, platform), tasks.Describe(files, platform));
            compared++;
        }

        Assert.True(compared >= atLeast * Platforms.Length, $"Only {compared} were compared.");
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Examples() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(static page => JsonBlock().Matches(File.ReadAllText(page)))
            .Select(static block => App(block.Groups[1].Value));

    private static Dictionary<string, string> App(string text) => new() { ["/family/First/okta.json"] = text };

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
