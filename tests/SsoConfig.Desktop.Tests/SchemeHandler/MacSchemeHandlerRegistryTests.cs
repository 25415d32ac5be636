using SsoConfig.Desktop.Commands;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

/// <summary>Which tools of macOS would be run; none of them is here.</summary>
public sealed class MacSchemeHandlerRegistryTests : IDisposable
{
    private const string Scheme = "com.first.sample";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _programs = [];
    private string _holder = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_app_is_built_declares_the_scheme_and_is_registered()
    {
        await RegisterAsync();

        Assert.Equal(["osascript", "osacompile", "plutil", "plutil", "plutil", "lsregister"], _programs);
    }

    [Fact]
    public async Task What_is_registered_already_is_not_built_again()
    {
        await RegisterAsync();
        _programs.Clear();
        _holder = Path.Combine(_folder.Path, $"{Scheme}.app/");

        await RegisterAsync();

        Assert.Equal(["osascript"], _programs);
    }

    [Fact]
    public async Task A_scheme_that_another_app_holds_is_refused_with_its_path()
    {
        _holder = "/Applications/Theirs.app";

        Assert.Contains(
            "/Applications/Theirs.app",
            (await Assert.ThrowsAsync<SchemeHandlerException>(RegisterAsync)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(["osascript"], _programs);
    }

    private Task RegisterAsync() =>
        new MacSchemeHandlerRegistry(_folder.Path, RunAsync).RegisterAsync(
            Scheme,
            "first",
            new HandlerCommand("/Applications/First", ["sso-callback"]),
            Cancel
        );

    private Task<SystemToolResult> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string input,
        CancellationToken cancellationToken
    )
    {
        _programs.Add(Path.GetFileName(program));
        return Task.FromResult(new SystemToolResult(0, program.EndsWith("osascript", StringComparison.Ordinal) ? _holder : "", ""));
    }
}
