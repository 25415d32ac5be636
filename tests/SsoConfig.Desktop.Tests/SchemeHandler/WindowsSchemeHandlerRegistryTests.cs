using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class WindowsSchemeHandlerRegistryTests : IDisposable
{
    private const string Scheme = "com.first.sample";
    private const string CommandKey = $@"{Scheme}\shell\open\command";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeClassRegistry _classes = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_app_is_started_for_its_scheme_with_the_response_as_last_argument()
    {
        Register(App("First"));

        Assert.Equal($"URL:{Scheme}", _classes.Own[(Scheme, null)]);
        Assert.Equal(string.Empty, _classes.Own[(Scheme, "URL Protocol")]);
        Assert.EndsWith(" \"sso-callback\" \"%1\"", _classes.Own[(CommandKey, null)], StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_was_moved_takes_its_scheme_along()
    {
        Register(App("First"));
        Register(App("Elsewhere"));

        Assert.Contains("Elsewhere", _classes.Own[(CommandKey, null)], StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_whose_client_id_changed_keeps_its_scheme()
    {
        Register(App("First"), "{yourClientId}");
        Register(App("First"), "first");

        Assert.Equal("first", _classes.Own[(Scheme, "SsoConfigClientId")]);
    }

    [Fact]
    public void A_scheme_that_another_app_of_ours_holds_is_refused_with_its_name_and_the_remedy()
    {
        Register(App("Other"), "other");

        var refused = Assert.Throws<SchemeHandlerException>(() => Register(App("First"), "first"));

        Assert.Contains(App("Other"), refused.Message, StringComparison.Ordinal);
        Assert.Contains($@"delete HKEY_CURRENT_USER\Software\Classes\{Scheme}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Other", _classes.Own[(CommandKey, null)], StringComparison.Ordinal);
    }

    [Fact]
    public void The_scheme_of_an_app_that_is_gone_is_free()
    {
        Register(App("Other"), "other");
        File.Delete(App("Other"));
        Register(App("First"), "first");

        Assert.Contains("First", _classes.Own[(CommandKey, null)], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_an_unknown_app_has_for_the_whole_machine_is_refused_with_its_command()
    {
        _classes.Machine[(Scheme, "URL Protocol")] = string.Empty;
        _classes.Machine[(CommandKey, null)] = "theirs.exe \"%1\"";

        Assert.Contains(
            "theirs.exe",
            Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(_classes.Own);
    }

    [Fact]
    public void A_command_that_another_app_has_put_in_the_place_of_ours_is_refused_and_not_overwritten()
    {
        Register(App("First"));
        _classes.Own[(CommandKey, null)] = "theirs.exe \"%1\"";

        Assert.Contains(
            "theirs.exe",
            Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("theirs.exe \"%1\"", _classes.Own[(CommandKey, null)]);
    }

    [Fact]
    public void A_scheme_that_the_user_has_given_to_another_app_in_Settings_is_refused()
    {
        _classes.UserChoice = "Theirs.Url";

        Assert.Contains(
            "Theirs.Url",
            Assert.Throws<SchemeHandlerException>(() => Register(App("First"))).Message,
            StringComparison.Ordinal
        );
        Assert.Empty(_classes.Own);
    }

    [Fact]
    public void A_class_that_is_no_scheme_is_no_holder()
    {
        _classes.Machine[(Scheme, null)] = "A kind of file";
        Register(App("First"));

        Assert.Contains("First", _classes.Own[(CommandKey, null)], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_registered_is_taken_away_with_all_below_it()
    {
        Register(App("First"));
        Unregister();

        Assert.Empty(_classes.Own);
    }

    [Fact]
    public void What_another_app_has_registered_is_never_taken_away()
    {
        Register(App("First"));
        _classes.Own[(CommandKey, null)] = "theirs.exe \"%1\"";
        Unregister();

        Assert.Equal("theirs.exe \"%1\"", _classes.Own[(CommandKey, null)]);
    }

    private string App(string name) => _folder[name];

    private void Register(string app, string clientId = "first")
    {
        File.WriteAllText(app, "");
        Registry()
            .RegisterAsync(Scheme, clientId, new HandlerCommand(app, ["sso-callback"]), TestContext.Current.CancellationToken)
            .GetAwaiter()
            .GetResult();
    }

    private void Unregister() => Registry().UnregisterAsync(Scheme, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private WindowsSchemeHandlerRegistry Registry() => new(_classes);
}
