namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>What is generated.</summary>
public sealed class OutputTests
{
    [Fact]
    public void Every_value_is_a_constant_that_says_where_it_is_from()
    {
        var source = GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigRuntime", "true")).Source();

        Baseline.Check("OktaConfig.g.cs.txt", source);
    }

    [Fact]
    public void Settings_are_typed()
    {
        const string settings =
            """{ "apiBaseUrl": "https://x", "max-retries": 3, "big": 3000000000, "ratio": 0.5, "on": true, "hosts": ["a"], "none": [], "mixed": [1, 2.5], "deep": { "er": { "settings": 1 } }, "equals": 1 }""";

        var run = GeneratorRun.Of(OktaFiles.With("settings", settings));

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Baseline.Check("Settings.g.cs.txt", run.Source());
    }

    [Fact]
    public void A_class_that_is_too_long_for_one_string_is_written_whole()
    {
        var settings = string.Join(", ", Enumerable.Range(0, 1000).Select(static number => $"\"a{number}\": {number}"));

        var run = GeneratorRun.Of(OktaFiles.With("settings", $"{{ {settings} }}"));

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
        Assert.All(
            Enumerable.Range(0, 1000),
            number => Assert.Contains($"public const int A{number} = {number};\n", run.Source(), StringComparison.Ordinal)
        );
        Assert.EndsWith("    }\n}\n", run.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_a_file_gets_no_code()
    {
        var run = GeneratorRun.Of([]);

        Assert.Null(run.Steps.Exception);
        Assert.Empty(run.Steps.GeneratedSources);
    }

    [Fact]
    public void Without_the_runtime_there_are_no_options() =>
        Assert.DoesNotContain("SsoOptions", GeneratorRun.Of(OktaFiles.Valid).Source(), StringComparison.Ordinal);

    [Fact]
    public void Namespace_and_name_are_those_of_the_project()
    {
        var source = GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigNamespace", "A.B"), ("SsoConfigClassName", "Login")).Source();

        Assert.Contains("namespace A.B\n", source, StringComparison.Ordinal);
        Assert.Contains("static partial class Login\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Android_app_gets_an_activity_with_a_filter_for_each_scheme()
    {
        var text = OktaFiles.With("logoutRedirectUri", "\"com.first.logout:/logout\"");

        var source = GeneratorRun
            .Of(text, ("SsoConfigCallbackActivity", "true"), ("SsoConfigPlatform", "android"))
            .Source("OktaCallbackActivity.g.cs");

        Baseline.Check("OktaCallbackActivity.g.cs.txt", source);
    }

    [Fact]
    public void An_Android_app_gets_a_verified_filter_for_the_exact_path_of_each_link()
    {
        var text = OktaFiles
            .With("redirectUri", "\"https://auth.example.com/first/callback\"")
            .Replace("com.first.sample:/logout", "https://www.example.com/first/logout", StringComparison.Ordinal);

        var source = GeneratorRun
            .Of(text, ("SsoConfigCallbackActivity", "true"), ("SsoConfigPlatform", "android"))
            .Source("OktaCallbackActivity.g.cs");

        Assert.Equal(
            [
                "DataScheme = \"https\", DataHost = \"auth.example.com\", DataPath = \"/first/callback\", AutoVerify = true)]",
                "DataScheme = \"https\", DataHost = \"www.example.com\", DataPath = \"/first/logout\", AutoVerify = true)]",
            ],
            source
                .Split('\n')
                .Select(static line => line.Trim())
                .Where(static line => line.StartsWith("DataScheme", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_link_that_no_app_can_claim_is_in_no_filter() =>
        Assert.DoesNotContain(
            "example.com",
            GeneratorRun
                .Of(
                    OktaFiles.With("redirectUri", "\"https://*.example.com/\""),
                    ("SsoConfigCallbackActivity", "true"),
                    ("SsoConfigPlatform", "android")
                )
                .Source("OktaCallbackActivity.g.cs"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("ios", "IsIOSVersionAtLeast")]
    [InlineData("maccatalyst", "IsMacCatalystVersionAtLeast")]
    public void An_Apple_app_with_a_fallback_decides_by_the_version_that_it_runs_on(string platform, string test)
    {
        var source = GeneratorRun
            .Of(
                OktaFiles
                    .With("redirectUri", "\"https://auth.example.com/first/callback\"")
                    .Replace("{\n", "{\n  \"fallbackRedirectUri\": \"com.first.sample:/callback\",\n", StringComparison.Ordinal),
                ("SsoConfigPlatform", platform),
                ("SupportedOSPlatformVersion", "15.0"),
                ("SsoConfigRuntime", "true")
            )
            .Source();

        Assert.Contains("const string FallbackRedirectUri = \"com.first.sample:/callback\";", source, StringComparison.Ordinal);
        Assert.Contains(
            $" RedirectUri = global::System.OperatingSystem.{test}(17, 4) ? RedirectUri : FallbackRedirectUri,\n",
            source,
            StringComparison.Ordinal
        );
        Assert.Contains(" LogoutRedirectUri = LogoutRedirectUri,\n", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_version_17_4_of_iOS_a_link_alone_is_an_error_of_the_build() =>
        Assert.Equal(
            ["SSO048"],
            GeneratorRun
                .Of(
                    OktaFiles.With("redirectUri", "\"https://auth.example.com/first/callback\""),
                    ("SsoConfigPlatform", "ios"),
                    ("SupportedOSPlatformVersion", "15.0")
                )
                .Diagnostics.Select(static found => found.Id)
        );

    [Fact]
    public void Other_heads_get_no_activity() =>
        Assert.Single(GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigPlatform", "ios")).Steps.GeneratedSources);

    [Fact]
    public void An_Android_app_of_a_family_gets_the_provider_that_the_others_ask()
    {
        var source = GeneratorRun
            .Of(OktaFiles.With("nativeSso", Family), ("SsoConfigMauiAdapters", "true"), ("SsoConfigPlatform", "android"))
            .Source("OktaFamilyProvider.g.cs");

        Baseline.Check("OktaFamilyProvider.g.cs.txt", source);
    }

    [Theory]
    [InlineData("android", "false", Family)]
    [InlineData("ios", "true", Family)]
    [InlineData("android", "true", "false")]
    public void There_is_no_provider_without_the_adapters_on_another_platform_or_where_it_is_off(
        string platform,
        string adapters,
        string nativeSso
    ) =>
        Assert.Single(
            GeneratorRun
                .Of(OktaFiles.With("nativeSso", nativeSso), ("SsoConfigMauiAdapters", adapters), ("SsoConfigPlatform", platform))
                .Steps.GeneratedSources
        );

    [Fact]
    public void Without_a_family_the_adapters_change_nothing() =>
        Assert.Equal(
            GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigPlatform", "android")).Source(),
            GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigMauiAdapters", "true"), ("SsoConfigPlatform", "android")).Source()
        );

    private const string Family = """{ "family": "com.company.sso" }""";

    [Fact]
    public void A_file_with_a_mistake_still_gives_the_class_so_that_the_mistake_is_the_only_error() =>
        Assert.Contains("public const string ClientId = \"\";", GeneratorRun.Of("{").Source(), StringComparison.Ordinal);
}
