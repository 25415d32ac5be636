using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>Projects beside a generated app that use the same okta.json, or one of another family.</summary>
public sealed class SeveralProjectsTests(TemplatePack pack)
{
    private const string ShopIssuer = "https://shop.okta.com/oauth2/default";
    private const string BankIssuer = "https://bank.okta.com/oauth2/default";

    private const string OktaJson = """
        {
          "issuer": "https://shop.okta.com/oauth2/default",
          "clientId": "0oaFirst",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout",
          "scopes": ["openid", "profile", "offline_access"],
          "nativeSso": { "family": "com.company.sso" }
        }
        """;

    [Fact]
    public async Task Two_families_in_one_solution_have_the_issuer_above_them_and_are_not_compared()
    {
        using var workspace = pack.CreateWorkspace();
        await workspace.NewAsync("okta-org-json", "--issuer", ShopIssuer, "-o", "Shop");
        await workspace.NewAsync("okta-org-json", "--issuer", BankIssuer, "-o", "Bank");
        var shop = await NewAppInAsync(workspace, "Shop", "Orders");
        var bank = await NewAppInAsync(workspace, "Bank", "Accounts");
        await workspace.NewAsync("sln", "-n", "Both");
        (await workspace.RunAsync("sln", "add", "Shop/Orders", "Bank/Accounts")).EnsureSucceeded();

        var build = await workspace.RunAsync("build", "-nologo");

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal((true, false), (shop.IsCompiledIn(ShopIssuer), shop.IsCompiledIn(BankIssuer)));
        Assert.Equal((false, true), (bank.IsCompiledIn(ShopIssuer), bank.IsCompiledIn(BankIssuer)));
    }

    [Fact]
    public async Task A_second_project_of_an_app_lists_the_okta_json_of_the_first()
    {
        using var workspace = pack.CreateWorkspace();
        workspace.Write("okta.org.json", "{ }");
        workspace.Write("First/okta.json", OktaJson);
        workspace.Write("Head/Head.csproj", Project("""<AdditionalFiles Include="../First/okta.json" />"""));
        workspace.Write("Head/Program.cs", "System.Console.WriteLine(Head.OktaConfig.ClientId);");
        var head = new GeneratedApp(pack, Path.Combine(workspace.Folder, "Head"), "Head");

        var build = await head.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.True(head.IsCompiledIn("com.first.sample:/callback"));
    }

    [Fact]
    public async Task Two_apps_in_one_folder_each_have_the_file_of_their_environment()
    {
        using var workspace = pack.CreateWorkspace();
        workspace.Write("okta.json", OktaJson);
        foreach (var name in (string[])["First", "Second"])
        {
            var scheme = $"com.{name.ToLowerInvariant()}.app";
            workspace.Write(
                $"okta.{name}.json",
                $$"""{ "clientId": "0oa{{name}}", "redirectUri": "{{scheme}}:/callback", "logoutRedirectUri": "{{scheme}}:/logout" }"""
            );
            workspace.Write($"{name}.csproj", Project(properties: $"<SsoConfigEnvironment>{name}</SsoConfigEnvironment>"));
        }

        workspace.Write(
            "Directory.Build.props",
            """
            <Project>
              <PropertyGroup>
                <BaseIntermediateOutputPath>obj/$(MSBuildProjectName)/</BaseIntermediateOutputPath>
                <DefaultItemExcludes>$(DefaultItemExcludes);obj/**</DefaultItemExcludes>
                <RootNamespace>Apps</RootNamespace>
              </PropertyGroup>
            </Project>
            """
        );
        workspace.Write("Program.cs", "System.Console.WriteLine(Apps.OktaConfig.ClientId);");
        var first = new GeneratedApp(pack, workspace.Folder, "First");
        var second = new GeneratedApp(pack, workspace.Folder, "Second");

        (await first.BuildAsync("First.csproj")).EnsureSucceeded();
        (await second.BuildAsync("Second.csproj")).EnsureSucceeded();

        Assert.Equal((true, false), (first.IsCompiledIn("com.first.app:/callback"), first.IsCompiledIn("com.second.app:/callback")));
        Assert.Equal((false, true), (second.IsCompiledIn("com.first.app:/callback"), second.IsCompiledIn("com.second.app:/callback")));
    }

    [Theory]
    [InlineData("Exe")]
    [InlineData("Library")]
    public async Task An_app_extension_has_the_configuration_and_neither_URL_types_nor_entitlements(string outputType)
    {
        Assert.SkipWhen(pack.WithWorkload is null, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        workspace.Write("First/okta.json", OktaJson);
        workspace.Write(
            "Widget/Widget.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0-ios</TargetFrameworks>
                <OutputType>{outputType}</OutputType>
                <IsAppExtension>true</IsAppExtension>
                <ApplicationId>com.first.app.widget</ApplicationId>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SsoConfig.Runtime" Version="{pack.Feed.Version}" />
                <AdditionalFiles Include="../First/okta.json" />
              </ItemGroup>
            </Project>
            """
        );
        workspace.Write(
            "Widget/Info.plist",
            """<plist version="1.0"><dict><key>CFBundleName</key><string>Widget</string></dict></plist>"""
        );
        workspace.Write("Widget/Widget.cs", "System.Console.WriteLine(Widget.OktaConfig.ClientId);");
        if (outputType == "Library")
        {
            workspace.Write("Widget/Widget.cs", "public static class Shown { public static string Id => Widget.OktaConfig.ClientId; }");
        }

        var widget = new GeneratedApp(pack, Path.Combine(workspace.Folder, "Widget"), "Widget");

        var build = await widget.BuildPlatformsAsync("net10.0-ios");

        Assert.True(build.Succeeded, build.Output);
        Assert.All(
            Directory.EnumerateFiles(widget.Folder, "*.plist", SearchOption.AllDirectories),
            static file =>
            {
                Assert.DoesNotContain("com.first.sample", File.ReadAllText(file), StringComparison.Ordinal);
                Assert.DoesNotContain("com.company.sso", File.ReadAllText(file), StringComparison.Ordinal);
            }
        );
    }

    private static async Task<GeneratedApp> NewAppInAsync(Workspace workspace, string folder, string name)
    {
        var app = await workspace.NewAppAsync(name, "com.same.sample", "--client-id", "0oaSame", "-o", Path.Combine(folder, name));
        return app with { Folder = Path.Combine(workspace.Folder, folder, name) };
    }

    private string Project(string items = "", string properties = "") =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SsoConfig.Desktop" Version="{pack.Feed.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """;
}
