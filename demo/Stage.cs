using SsoConfig.Demo.Apps;
using SsoConfig.Demo.Browser;
using SsoConfig.Demo.Org;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Demo;

/// <summary>
/// Where the story plays: a temporary folder with the family of apps, a home folder for what they and the browser keep, and the running
/// parts. Nothing of the user's own (templates, package cache, browser profile, scheme handlers, tokens) is touched on Linux.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly bool _keep;

    public Stage(StoryOptions options)
    {
        _keep = options.Keep;
        InstallIsRequested = options.Install;

        // Not below the checkout, whose own build settings would reach into the apps.
        Folder = Directory.CreateTempSubdirectory("sso-demo-").FullName;
        Family = Path.Combine(Folder, "family");
        Home = new PrivateHome(Path.Combine(Folder, "home"));
        Pictures = new PictureFolder(options.Pictures);
        Issuer = $"http://127.0.0.1:{FreePort.Find()}/oauth2/default";
        First = new GeneratedApp(this, "First", "com.first.sample");
        Second = new GeneratedApp(this, "Second", "com.second.sample");
    }

    /// <summary>Whether a missing browser may be installed through sudo.</summary>
    public bool InstallIsRequested { get; }

    public string Folder { get; }

    /// <summary>The folder of <c>okta.org.json</c> and both apps.</summary>
    public string Family { get; }

    public PrivateHome Home { get; }

    public PictureFolder Pictures { get; }

    public string Issuer { get; }

    public GeneratedApp First { get; }

    public GeneratedApp Second { get; }

    public PrivateDotnet Dotnet { get; set; } = null!;

    /// <summary>The installed <c>sso</c> command.</summary>
    public string SsoTool { get; set; } = null!;

    public OrgProcess Org { get; set; } = null!;

    public SharedBrowser Browser { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { Browser, Org }.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }

        if (!_keep)
        {
            // On Windows and macOS the schemes are registered for the user, and not in the private home.
            await First.UnregisterAsync();
            await Second.UnregisterAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
