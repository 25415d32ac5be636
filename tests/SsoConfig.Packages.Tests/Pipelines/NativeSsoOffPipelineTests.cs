using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>
/// Without <c>nativeSso</c>, or with it switched off, a whole app is built as if there were no such key: generated code, manifests and
/// entitlements are the same byte for byte.
/// </summary>
public sealed class NativeSsoOffPipelineTests(PackageFeed packages)
{
    private static readonly string[] Written = [".cs", ".plist", ".xcent", ".xml", ".appxmanifest", ".desktop"];

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
        var absent = await BuildAsync(app);

        Add(app, """{ "family": "com.company.sso" }""");
        var on = await BuildAsync(app, "--no-restore");
        Add(app, "false");
        var off = await BuildAsync(app, "--no-restore");

        Assert.Contains(absent.Keys, static file => file.EndsWith("OktaConfig.g.cs", StringComparison.Ordinal));
        Assert.NotEqual(absent, on);
        Assert.Equal(absent, off);
    }

    private static void Add(App app, string nativeSso)
    {
        app.WriteOkta("com.first.sample");
        app.Write("okta.json", app.Read("okta.json").TrimEnd()[..^1] + $$""", "nativeSso": {{nativeSso}} }""");
    }

    private static async Task<SortedDictionary<string, string>> BuildAsync(App app, params string[] arguments)
    {
        (await app.BuildAsync(arguments)).EnsureSucceeded();
        return new SortedDictionary<string, string>(
            app.Times()
                .Keys.Where(static file => Written.Contains(Path.GetExtension(file)))
                .ToDictionary(static file => file, file => Convert.ToHexString(File.ReadAllBytes(app.PathOf(file)))),
            StringComparer.Ordinal
        );
    }
}
