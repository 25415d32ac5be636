using SsoConfig.LocalOrg;
using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>Which file is which layer is decided once: code, manifests and tools have the value of the same file of one project.</summary>
public sealed class LayerPipelineTests(PackageFeed packages)
{
    [Fact]
    public async Task Code_manifests_and_tools_take_the_scheme_from_the_same_layer_whichever_sets_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Desktop files, the manifest that is compared here, are written on Linux.");
        using var app = await App.CreateAsync(
            packages.Feed,
            "",
            """<ItemGroup><SsoConfigFile Include="$(MSBuildProjectDirectory)/okta.special.json" SsoConfigKind="organization" Condition="Exists('okta.special.json')" /></ItemGroup>"""
        );
        app.Write("okta.json", """{ "issuer": "https://example.okta.com", "clientId": "0oa1" }""");

        // From the weakest to the strongest: each wins over those before it.
        string[] layers = ["okta.local-org.json", "okta.special.json", "../okta.org.json", "okta.json", "okta.Debug.json"];
        app.Write(
            "../Second/okta.json",
            """{ "clientId": "0oa2", "redirectUri": "com.sibling.sample:/callback", "logoutRedirectUri": "com.sibling.sample:/logout" }"""
        );
        for (var i = 0; i < layers.Length; i++)
        {
            var own = layers[i] == "okta.json" ? "\"issuer\": \"https://example.okta.com\", \"clientId\": \"0oa1\", " : "";
            app.Write(
                layers[i],
                $$"""{ {{own}}"redirectUri": "com.layer{{i}}.sample:/callback", "logoutRedirectUri": "com.layer{{i}}.sample:/logout" }"""
            );

            (await app.BuildAsync(i == 0 ? [] : ["--no-restore"])).EnsureSucceeded();

            var run = await app.DotnetAsync(["bin/Debug/net10.0/First.dll"]);
            Assert.Equal($"com.layer{i}.sample", run.Output.Trim());
            Assert.Equal(
                [$"com.layer{i}.sample.sso-callback.desktop"],
                Directory.GetFiles(app.PathOf("bin/Debug/net10.0"), "*.desktop").Select(Path.GetFileName)
            );
            if (layers[i] != "okta.special.json")
            {
                // A tool has no project that could list another file.
                Assert.Equal([$"com.layer{i}.sample:/callback"], LocalOrgOptions.FromOktaJson([app.Root]).Apps.Single().RedirectUris);
            }
        }
    }

    [Fact]
    [Case(23)]
    public async Task An_okta_json_of_another_project_listed_as_an_additional_file_gives_code_and_manifests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Desktop files are written on Linux.");
        using var app = await App.CreateAsync(
            packages.Feed,
            "",
            """<ItemGroup><AdditionalFiles Include="../Shared/okta.json" /></ItemGroup>"""
        );
        app.Write("../okta.org.json", "{}");
        app.Write("../Shared/okta.json", app.Read("okta.json"));
        File.Delete(app.PathOf("okta.json"));

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.Equal("com.first.sample", (await app.DotnetAsync(["bin/Debug/net10.0/First.dll"])).Output.Trim());
        Assert.True(File.Exists(app.PathOf("bin/Debug/net10.0/com.first.sample.sso-callback.desktop")));
    }

    [Fact]
    public async Task A_second_okta_json_is_found_wherever_the_project_has_it()
    {
        using var app = await App.CreateAsync(packages.Feed, "");
        app.Write("Resources/Raw/okta.json", app.Read("okta.json"));

        var outcome = await app.BuildAsync();

        Assert.Contains("Resources/Raw/okta.json(1,1): error SSO030", outcome.Output.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_with_any_name_below_the_family_are_compared_and_cannot_change_the_build()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        using var app = await App.CreateAsync(packages.Feed, "");
        app.Write("../okta.org.json", """{ "issuer": "https://example.okta.com/oauth2/default" }""");
        app.Write(
            "../C# ; %24(x)/okta.json",
            """{ "clientId": "0oa2", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.second.sample:/logout" }"""
        );
        app.Write("../evil\n-define:EVIL\n/okta.json", "{}");
        app.Write("../qu\"ote/okta.json", "{}");
        app.Write(
            "Program.cs",
            """
            #if EVIL
            #error A folder's name became an argument.
            #endif
            Console.WriteLine();
            """
        );

        var outcome = await app.BuildAsync();

        Assert.DoesNotContain("became an argument", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("okta.json(4,18): error SSO026", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SSO030", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("warning SSO110", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Case(25)]
    public async Task An_F_sharp_project_is_one_error_that_names_the_way_out()
    {
        using var app = await App.CreateAsync(packages.Feed, "");
        app.Write(
            "First.fsproj",
            app.Read("First.csproj").Replace("<OutputType>Exe</OutputType>", "<OutputType>Library</OutputType>", StringComparison.Ordinal)
        );
        File.Delete(app.PathOf("First.csproj"));
        File.Delete(app.PathOf("Program.cs"));

        var outcome = await app.BuildAsync();

        Assert.Contains(
            "error SSO111: SsoConfig generates C#, but 'First.fsproj' is a F# project.",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("FS0226", outcome.Output, StringComparison.Ordinal);
    }
}
