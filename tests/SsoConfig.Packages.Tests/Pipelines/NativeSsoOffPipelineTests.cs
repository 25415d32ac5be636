using Xunit;
using static SsoConfig.Packages.Tests.Pipelines.AndroidManifests;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>
/// Without <c>nativeSso</c>, or with it switched off, a whole app is built as if there were no such key: generated code, manifests and
/// entitlements are the same byte for byte.
/// </summary>
public sealed class NativeSsoOffPipelineTests(PackageFeed packages)
{
    private static readonly string[] Written = [".cs", ".plist", ".xcent", ".xml", ".appxmanifest", ".desktop"];
    private static readonly string[] Output = ["bin", "obj"];

    [Theory]
    [InlineData("android", "Android")]
    [InlineData("ios", "Apple")]
    [InlineData("windows", "Windows")]
    [InlineData("", null)]
    public async Task Switched_off_it_leaves_every_written_file_as_it_was_without_the_key(string platform, string? pipeline)
    {
        using var app = await App.CreateAsync(
            packages.Feed,
            $"<SsoConfigPlatform>{platform}</SsoConfigPlatform><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>",
            pipeline: pipeline
        );
        app.Write("Merged.xml", Merged(Activity("crc64.Callback")));
        app.Write("Generated.xml", Manifest("<application />"));
        var absent = await BuildAsync(app);

        Add(app, """{ "family": "com.company.sso" }""");
        var on = await WriteAsync(app);
        Add(app, "false");
        var off = await BuildAsync(app);

        Assert.Contains(absent.Keys, static file => file.EndsWith("OktaConfig.g.cs", StringComparison.Ordinal));
        Assert.Contains(on, file => absent.GetValueOrDefault(file.Key) != file.Value);
        Assert.Equal(absent, off);
    }

    private static void Add(App app, string nativeSso)
    {
        app.WriteOkta("com.first.sample");
        app.Write("okta.json", app.Read("okta.json").TrimEnd()[..^1] + $$""", "nativeSso": {{nativeSso}} }""");
    }

    private static async Task<SortedDictionary<string, string>> BuildAsync(App app)
    {
        DeleteOutput(app);
        (await app.BuildAsync()).EnsureSucceeded();
        return FindWritten(app);
    }

    /// <summary>On Android, the build then ends with an error: the stand-in for the merger adds nothing of the family.</summary>
    private static async Task<SortedDictionary<string, string>> WriteAsync(App app)
    {
        DeleteOutput(app);
        await app.BuildAsync();
        return FindWritten(app);
    }

    private static void DeleteOutput(App app)
    {
        foreach (var folder in Output.Select(app.PathOf).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SortedDictionary<string, string> FindWritten(App app) =>
        new(
            app.Times()
                .Keys.Where(static file => Written.Contains(Path.GetExtension(file)))
                .ToDictionary(static file => file, file => Convert.ToHexString(File.ReadAllBytes(app.PathOf(file)))),
            StringComparer.Ordinal
        );
}
