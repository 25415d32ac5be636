using Microsoft.Build.Framework;
using SsoConfig.Tasks.Windows;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class WindowsTaskTests : IDisposable
{
    private const string Manifest =
        """<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"><Applications><Application Id="App"></Application></Applications></Package>""";

    private readonly TaskRun _build = new();

    [Fact]
    public void A_copy_with_the_protocol_is_written_and_said_so()
    {
        var own = _build.Write("Package.appxmanifest", Manifest);

        Assert.True(Write());

        Assert.Contains("<uap:Protocol Name=\"com.first.sample\" />", _build.Read("obj/Package.appxmanifest"), StringComparison.Ordinal);
        Assert.Equal(Manifest, File.ReadAllText(own));
        var message = Assert.Single(_build.Engine.Messages);
        Assert.Equal(MessageImportance.High, message.Importance);
        Assert.Equal(
            "SsoConfig: packaged app: com.first.sample is declared in the package manifest "
                + $"('{_build.PathOf("obj/Package.appxmanifest")}').",
            message.Message
        );
    }

    [Fact]
    public void A_manifest_that_has_no_application_is_reported_at_its_place_and_no_copy_is_written()
    {
        var own = _build.Write("Package.appxmanifest", "<Package />");

        Assert.False(Write());

        Assert.Equal(("SSO101", own, 1, 2), _build.Error());
        Assert.Contains(": it has no <Application>", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
        Assert.False(_build.Exists("obj/Package.appxmanifest"));
        Assert.Empty(_build.Engine.Messages);
    }

    [Fact]
    public void What_was_written_passes()
    {
        _build.Write("Package.appxmanifest", Manifest);
        Write();

        Assert.True(Check());
    }

    [Fact]
    public void A_manifest_without_the_protocol_fails_with_what_to_add()
    {
        _build.Write("obj/Package.appxmanifest", Manifest);

        Assert.False(Check());

        Assert.Equal(
            $"okta.json sets \"redirectUri\" to 'com.first.sample:/callback', but '{_build.PathOf("obj/Package.appxmanifest")}' does "
                + "not declare the scheme 'com.first.sample'; it declares "
                + "none. Add <Extensions><uap:Extension Category=\"windows.protocol\"><uap:Protocol Name=\"com.first.sample\" "
                + "/></uap:Extension></Extensions> to its <Application>, or let MAUI "
                + "generate the manifest (UseMaui, SingleProject).",
            Assert.Single(_build.Engine.Errors).Message
        );
    }

    [Fact]
    public void Protocols_of_others_are_listed()
    {
        const string Others =
            "<x:Extensions xmlns:x='urn:x'><x:Extension Category='windows.protocol'><x:Protocol Name='a'/></x:Extension><x:Extension "
            + "Category='windows.protocol'><x:Protocol Name='b'/></x:Extension></x:Extensions>";
        _build.Write("obj/Package.appxmanifest", Manifest.Replace("</Application>", Others + "</Application>", StringComparison.Ordinal));

        Assert.False(Check());

        Assert.Contains("; it declares 'a', 'b'. Add", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_is_not_let_pass_where_okta_json_cannot_be_read()
    {
        _build.Write("obj/Package.appxmanifest", Manifest);
        _build.Write("okta.json", "{");

        Assert.False(Check());

        Assert.Equal(("SSO102", _build.OktaJson, 0, 0), _build.Error());
        Assert.EndsWith("docs/rules/SSO102.md", _build.Engine.Errors[0].HelpLink, StringComparison.Ordinal);
        Assert.Equal(
            $"okta.json has no valid redirect scheme for windows, so '{_build.PathOf("obj/Package.appxmanifest")}' does not have one "
                + "either, and the source generator of this package, "
                + "which reports why, did not run. Keep its analyzer in the compilation.",
            _build.Engine.Errors[0].Message
        );
    }

    [Theory]
    [InlineData("my app:/callback")]
    [InlineData("1com.first:/callback")]
    [InlineData("/callback")]
    public void A_redirect_that_is_no_uri_gives_no_scheme(string redirect)
    {
        _build.Write("obj/Package.appxmanifest", Manifest);
        _build.Write("okta.json", $"{{ \"redirectUri\": \"{redirect}\" }}");

        Assert.False(Check());

        Assert.Equal("SSO102", _build.Error().Item1);
    }

    [Fact]
    public void Two_schemes_are_declared_and_missed_on_their_own()
    {
        _build.Write("okta.json", """{ "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.logout:/logout" }""");
        _build.Write("Package.appxmanifest", Manifest);
        _build.Write("obj/Package.appxmanifest", Manifest);

        Assert.False(Check());
        Assert.StartsWith(
            "okta.json sets \"logoutRedirectUri\" to 'com.first.logout:/logout', but",
            _build.Engine.Errors[1].Message,
            StringComparison.Ordinal
        );
        Write();
        Assert.StartsWith(
            "SsoConfig: packaged app: com.first.sample, com.first.logout is declared",
            _build.Engine.Messages[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_project_without_any_file_gives_no_scheme()
    {
        _build.Write("obj/Package.appxmanifest", Manifest);
        var check = new ValidateSsoWindowsManifest
        {
            BuildEngine = _build.Engine,
            Platform = "windows",
            Manifest = _build.Item("obj/Package.appxmanifest"),
        };

        Assert.False(check.Execute());

        Assert.Equal("SSO102", _build.Engine.Errors.Single().Code);
    }

    [Fact]
    public void An_okta_json_that_cannot_be_opened_gives_no_scheme()
    {
        _build.Write("obj/Package.appxmanifest", Manifest);
        File.Delete(_build.OktaJson);

        Assert.False(Check());

        Assert.Equal("SSO102", _build.Error().Item1);
    }

    public void Dispose() => _build.Dispose();

    private bool Write() =>
        _build.Run(
            new GenerateSsoWindowsManifest
            {
                AppManifest = _build.Item("Package.appxmanifest"),
                Output = _build.Item("obj/Package.appxmanifest"),
            },
            "windows"
        );

    private bool Check() => _build.Run(new ValidateSsoWindowsManifest { Manifest = _build.Item("obj/Package.appxmanifest") }, "windows");
}
