using System.Runtime.Versioning;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;
using SsoConfig.Tests;

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
        _xdg = new XdgFolders(_folder["data"], _folder["config"])
        {
            MachineData = [_folder["machine"]],
            MachineConfiguration = [_folder["etc"]],
            Desktops = ["GNOME"],
        };
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

        Assert.Contains(
            "theirs.desktop",
            Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message,
            StringComparison.Ordinal
        );
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
        Run(Registry().UnregisterAsync(Scheme, Cancel));

        Assert.False(File.Exists(EntryPath));
        Assert.Equal("[Default Applications]\ntext/html=browser.desktop\n", File.ReadAllText(_xdg.MimeAppsList));
    }

    [Fact]
    public void Taking_away_what_was_never_registered_does_nothing()
    {
        Run(Registry().UnregisterAsync(Scheme, Cancel));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_path_with_a_blank_hides_behind_a_script_that_every_version_of_xdg_open_can_start()
    {
        Register(App("My First"));
        var script = Path.Combine(_xdg.Applications, "com.first.sample.sso-callback");

        Assert.Contains($"Exec={script} %u\n", Entry(), StringComparison.Ordinal);
        Assert.Equal($"#!/bin/sh\nexec '{App("My First")}' 'sso-callback' \"$1\"\n", File.ReadAllText(script));
    }

    [Theory]
    [InlineData("machine", "theirs.desktop")]
    [InlineData("machine", "vendor/theirs.desktop")]
    [InlineData("data", "theirs.desktop")]
    public void A_scheme_that_an_app_of_the_machine_or_the_user_declares_is_refused_with_its_file(string folder, string name)
    {
        var theirs = Declare(folder, name, "[Desktop Entry]\nExec=theirs %u\nMimeType=text/html;x-scheme-handler/com.first.sample;\n");

        Assert.Contains(theirs, Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(EntryPath));
        Assert.False(File.Exists(_xdg.MimeAppsList));
    }

    [Theory]
    [InlineData("etc/mimeapps.list")]
    [InlineData("etc/gnome-mimeapps.list")]
    [InlineData("config/gnome-mimeapps.list")]
    [InlineData("machine/applications/mimeapps.list")]
    public void A_scheme_that_is_given_to_an_app_in_any_list_of_choices_is_refused(string list)
    {
        Declare("machine", "theirs.desktop", "[Desktop Entry]\n");
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[list])!);
        File.WriteAllText(_folder[list], $"[Default Applications]\nx-scheme-handler/{Scheme}=theirs.desktop\n");

        Assert.Contains(
            "theirs.desktop",
            Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_entry_that_a_package_of_this_app_has_installed_is_its_own()
    {
        Declare("machine", EntryName, DesktopEntry.Create(Scheme, "First", ["First", "sso-callback"]));
        Register(App("First"));

        Assert.Contains($"Exec={App("First")} sso-callback %u\n", Entry(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_user_has_chosen_before_stays_the_apps_own_when_another_one_is_installed_later()
    {
        Register(App("First"));
        Declare("machine", "theirs.desktop", $"[Desktop Entry]\nMimeType=x-scheme-handler/{Scheme};\n");

        Register(App("First"));
    }

    [Fact]
    [Case(17)]
    public void A_list_of_choices_that_may_not_be_written_does_not_keep_the_app_from_its_scheme()
    {
        Directory.CreateDirectory(_xdg.Configuration);
        File.WriteAllText(_xdg.MimeAppsList, "");
        File.SetUnixFileMode(_xdg.MimeAppsList, UnixFileMode.UserRead);

        Register(App("First"));

        Assert.Contains($"MimeType=x-scheme-handler/{Scheme};", Entry(), StringComparison.Ordinal);
        Assert.Equal("", File.ReadAllText(_xdg.MimeAppsList));
    }

    [Fact]
    public async Task Apps_that_register_at_the_same_time_all_get_their_schemes()
    {
        string[] schemes = [.. Enumerable.Range(1, 16).Select(static number => $"com.app{number}.sample")];
        await Task.WhenAll(
            schemes.Select(scheme =>
                Task.Run(() => Registry().RegisterAsync(scheme, scheme, new HandlerCommand("/bin/sh", ["sso-callback"]), Cancel))
            )
        );

        var lines = await File.ReadAllLinesAsync(_xdg.MimeAppsList, Cancel);
        Assert.All(schemes, scheme => Assert.Contains($"x-scheme-handler/{scheme}={scheme}.sso-callback.desktop", lines));
        Assert.Equal(schemes.Length + 1, lines.Length);
    }

    [Fact]
    public async Task A_program_below_tmp_that_another_user_has_put_in_the_place_of_a_deleted_one_is_not_started()
    {
        OtherUser.SkipUnlessPossible();
        var (ours, theirs) = (_folder["ran"], Path.Combine(Path.GetTempPath(), $"sso-theirs-{Guid.NewGuid():N}"));
        var app = Directory.CreateTempSubdirectory("sso-app-").FullName;
        var program = Path.Combine(app, "First");
        WriteProgram(program, $"touch '{ours}'");
        await Registry().RegisterAsync(Scheme, "first", new HandlerCommand(program, ["sso-callback"]).WithTrustedProgram(), Cancel);
        var launcher = Path.Combine(_xdg.Applications, "com.first.sample.sso-callback");
        Assert.Contains($"Exec={launcher} %u\n", Entry(), StringComparison.Ordinal);

        await Command.RunAsync(launcher, ["com.first.sample:/callback"], "/", cancellationToken: Cancel);
        Assert.True(File.Exists(ours));

        Directory.Delete(app, recursive: true);
        var attack = $"mkdir -m 755 '{app}' && printf '#!/bin/sh\ntouch %s\n' '{theirs}' > '{program}' && chmod 755 '{program}'";
        (await OtherUser.RunAsync("sh", "-c", attack)).EnsureSucceeded();
        await Command.RunAsync(launcher, ["com.first.sample:/callback"], "/", cancellationToken: Cancel);

        Directory.Delete(app, recursive: true);
        Assert.False(File.Exists(theirs));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void Run(Task task) => task.GetAwaiter().GetResult();

    private static void WriteProgram(string path, string body)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Declare(string data, string name, string entry)
    {
        var path = _folder[Path.Combine(data, "applications", name)];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, entry);
        return path;
    }

    private string EntryPath => Path.Combine(_xdg.Applications, EntryName);

    private string Entry() => File.ReadAllText(EntryPath);

    private string App(string name) => _folder[name];

    private void Register(string app, string clientId = "first")
    {
        File.WriteAllText(app, "");
        Run(Registry().RegisterAsync(Scheme, clientId, new HandlerCommand(app, ["sso-callback"]), Cancel));
    }

    private void Choose(string desktopFile)
    {
        Directory.CreateDirectory(_xdg.Configuration);
        File.WriteAllText(_xdg.MimeAppsList, $"[Default Applications]\nx-scheme-handler/{Scheme}={desktopFile}\n");
    }

    private LinuxSchemeHandlerRegistry Registry() => new(_xdg);
}
