using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class SandboxedPackageTests : IDisposable
{
    private const string Scheme = "com.first.sample";
    private const string Entry = $"[Desktop Entry]\nExec=first sso-callback %u\nMimeType=x-scheme-handler/{Scheme};\n";

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    [Case(21)]
    public void A_Flatpak_that_does_not_declare_the_scheme_is_told_which_file_to_ship()
    {
        Flatpak();

        var refused = Assert.Throws<SchemeHandlerException>(() => Find()!.ThrowIfNotDeclared(Scheme));

        Assert.Contains("share/applications/org.example.First.sso-callback.desktop", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"MimeType=x-scheme-handler/{Scheme};", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org.example.First.sso-callback.desktop", true)]
    [InlineData("org.example.First.desktop", true)]
    [InlineData("other.desktop", false)]
    [Case(21)]
    public void Of_a_Flatpak_those_desktop_files_count_that_the_system_installs(string name, bool isDeclared)
    {
        Flatpak();
        Write(Path.Combine("app", "share", "applications", name), Entry);

        Assert.Equal(isDeclared, Record.Exception(() => Find()!.ThrowIfNotDeclared(Scheme)) is null);
    }

    [Fact]
    [Case(22)]
    public void A_snap_that_does_not_declare_the_scheme_is_told_which_file_to_ship()
    {
        var refused = Assert.Throws<SchemeHandlerException>(() =>
            Find("/snap/first/x1/bin/First", snap: "/snap/first/x1")!.ThrowIfNotDeclared(Scheme)
        );

        Assert.Contains("snap/gui/", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Exec=first sso-callback %u", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Case(22)]
    public void A_snap_that_declares_the_scheme_is_fine()
    {
        Write(Path.Combine("snap", "meta", "gui", "first.desktop"), Entry);

        Find(_root[Path.Combine("snap", "bin", "First")], snap: _root["snap"])!.ThrowIfNotDeclared(Scheme);
    }

    [Fact]
    [Case(22)]
    public void An_app_that_a_snap_has_started_is_not_in_that_snap() => Assert.Null(Find("/opt/first/First", snap: "/snap/code/x1"));

    [Fact]
    public void Elsewhere_there_is_no_package() => Assert.Null(Find("/opt/first/First"));

    private SandboxedPackage? Find(string program = "/app/bin/First", string? snap = null) =>
        SandboxedPackage.Find(
            _root.Path,
            program,
            name =>
                name switch
                {
                    "SNAP" => snap,
                    "SNAP_NAME" => "first",
                    _ => null,
                }
        );

    private void Flatpak() =>
        Write(
            ".flatpak-info",
            "[Application]\nname=org.example.First\nruntime=runtime/org.freedesktop.Platform/x86_64/23.08\n\n[Instance]\nname=other\n"
        );

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root[path])!);
        File.WriteAllText(_root[path], content);
    }
}
