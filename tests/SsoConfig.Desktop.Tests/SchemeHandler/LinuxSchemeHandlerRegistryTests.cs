using System.Runtime.Versioning;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

[UnsupportedOSPlatform("windows")]
public sealed class LinuxSchemeHandlerRegistryTests : IDisposable
{
    private const string Scheme = "com.first.sample";
    private const string EntryName = "com.first.sample.sso-callback.desktop";

    private readonly TemporaryFolder _folder = new();
    private readonly XdgFolders _xdg;

    public LinuxSchemeHandlerRegistryTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Desktop files are a matter of Linux.");
        _xdg = new XdgFolders(_folder["data"], _folder["config"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_app_becomes_the_default_of_its_scheme()
    {
        Register(App("First"));

        Assert.Equal($"[Default Applications]\nx-scheme-handler/{Scheme}={EntryName}\n", File.ReadAllText(_xdg.MimeAppsList));
        Assert.Contains($"Exec={App("First")} sso-callback %u\n", Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void Registering_again_writes_nothing()
    {
        Register(App("First"));
        var written = File.GetLastWriteTimeUtc(EntryPath);
        File.SetLastWriteTimeUtc(EntryPath, written.AddHours(-1));
        Register(App("First"));

        Assert.Equal(written.AddHours(-1), File.GetLastWriteTimeUtc(EntryPath));
    }

    [Fact]
    public void An_app_that_was_moved_takes_its_scheme_along()
    {
        Register(App("First"));
        Register(App("Elsewhere"));

        Assert.Contains(App("Elsewhere"), Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_whose_client_id_changed_keeps_its_scheme()
    {
        Register(App("First"), "{yourClientId}");
        Register(App("First"), "first");

        Assert.Contains("X-SsoConfig-ClientId=first\n", Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_another_app_of_ours_holds_is_refused_with_its_name_and_the_remedy()
    {
        Register(App("Other"), "other");

        var refused = Assert.Throws<SchemeHandlerException>(() => Register(App("First"), "first"));

        Assert.Contains(App("Other"), refused.Message, StringComparison.Ordinal);
        Assert.Contains("okta.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(App("Other"), Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_an_unknown_app_holds_is_refused_with_its_name()
    {
        Directory.CreateDirectory(_xdg.Applications);
        File.WriteAllText(Path.Combine(_xdg.Applications, "theirs.desktop"), "[Desktop Entry]\n");
        Choose("theirs.desktop");

        Assert.Contains("theirs.desktop", Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scheme_of_an_app_that_is_gone_is_free()
    {
        Register(App("Other"), "other");
        File.Delete(App("Other"));
        Register(App("First"), "first");

        Assert.Contains(App("First"), Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_whose_desktop_file_is_gone_is_free()
    {
        Choose("gone.desktop");
        Register(App("First"));

        Assert.Contains(EntryName, File.ReadAllText(_xdg.MimeAppsList), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_registered_is_taken_away_and_nothing_else()
    {
        Directory.CreateDirectory(_xdg.Configuration);
        File.WriteAllText(_xdg.MimeAppsList, "[Default Applications]\ntext/html=browser.desktop\n");
        Register(App("First"));
        Registry().Unregister(Scheme);

        Assert.False(File.Exists(EntryPath));
        Assert.Equal("[Default Applications]\ntext/html=browser.desktop\n", File.ReadAllText(_xdg.MimeAppsList));
    }

    [Fact]
    public void Taking_away_what_was_never_registered_does_nothing()
    {
        Registry().Unregister(Scheme);

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_path_with_a_blank_hides_behind_a_script_that_every_version_of_xdg_open_can_start()
    {
        Register(App("My First"));
        var script = Path.Combine(_folder["state"], "sso-callback");

        Assert.Contains($"Exec={script} %u\n", Entry(), StringComparison.Ordinal);
        Assert.Equal($"#!/bin/sh\nexec '{App("My First")}' 'sso-callback' \"$1\"\n", File.ReadAllText(script));
    }

    private string EntryPath => Path.Combine(_xdg.Applications, EntryName);

    private string Entry() => File.ReadAllText(EntryPath);

    private string App(string name) => _folder[name];

    private void Register(string app, string clientId = "first")
    {
        File.WriteAllText(app, "");
        Registry().Register(Scheme, clientId, new HandlerCommand(app, ["sso-callback"]));
    }

    private void Choose(string desktopFile)
    {
        Directory.CreateDirectory(_xdg.Configuration);
        File.WriteAllText(_xdg.MimeAppsList, $"[Default Applications]\nx-scheme-handler/{Scheme}={desktopFile}\n");
    }

    private LinuxSchemeHandlerRegistry Registry() => new(_xdg, _folder["state"]);
}
