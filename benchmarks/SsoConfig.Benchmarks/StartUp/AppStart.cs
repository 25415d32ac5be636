using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Desktop;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.StartUp;

/// <summary>What happens before an app's first page, in a process that has just started: the page shows who is signed in.</summary>
/// <param name="Methods">How many methods the runtime compiles.</param>
/// <param name="Reads">How often the token store is read.</param>
/// <param name="Requests">How many requests are sent.</param>
internal sealed record AppStart(Sample Sample, int Methods, int Reads, int Requests)
{
    public const string Argument = "app-start";
    private const string NoSignIn = "-";

    /// <summary>Starts a new process that builds its host and its first page.</summary>
    /// <param name="issuer">Where the app signs in; null for an app that doesn't.</param>
    /// <param name="folder">Where its session is stored, if there is one.</param>
    public static async Task<AppStart> InNewProcessAsync(string? issuer, string folder)
    {
        string[] arguments = [typeof(AppStart).Assembly.Location, Argument, issuer ?? NoSignIn, folder];
        var outcome = await Command.RunAsync("dotnet", arguments, AppContext.BaseDirectory);
        var numbers = outcome
            .EnsureSucceeded()
            .StandardOutput.Split(' ')
            .Select(static number => long.Parse(number, CultureInfo.InvariantCulture))
            .ToList();
        return new AppStart(new Sample(TimeSpan.FromTicks(numbers[0]), numbers[1]), (int)numbers[2], (int)numbers[3], (int)numbers[4]);
    }

    /// <summary>What the new process does.</summary>
    /// <returns>0 if the page shows what it should: a user exactly where a session is stored.</returns>
    public static int Report(string issuer, string folder)
    {
        // What measuring itself needs for the first time is not the app's.
        Sample.Of(static () => { });
        var wire = new RequestCounter();
        var store = new CountingStore(new FileTokenStore(folder));
        var hasUser = false;
        var before = JitInfo.GetCompiledMethodCount();
        var sample = Sample.Of(() => hasUser = issuer == NoSignIn ? StartPlain() : StartWithSignIn(issuer, folder, store, wire));
        var methods = JitInfo.GetCompiledMethodCount() - before;
        Console.Write(
            string.Create(CultureInfo.InvariantCulture, $"{sample.Time.Ticks} {(long)sample.Bytes} {methods} {store.Reads} {wire.Take()}")
        );
        return hasUser == Directory.Exists(folder) ? 0 : 1;
    }

    private static bool StartPlain()
    {
        using var services = new ServiceCollection().AddSingleton<PlainPage>().BuildServiceProvider();
        return services.GetRequiredService<PlainPage>().HasUser;
    }

    private static bool StartWithSignIn(string issuer, string folder, CountingStore store, RequestCounter wire)
    {
        var desktop = new SsoDesktopOptions
        {
            StateFolder = folder,
            ClientOptions = new SsoClientOptions { HttpMessageHandler = wire.NewSender() },
        };
        using var services = new ServiceCollection()
            .AddSingleton<ITokenStore>(store)
            .AddSso(OrgProcess.OptionsOf(issuer), desktop)
            .AddSingleton<Page>()
            .BuildServiceProvider();
        return services.GetRequiredService<Page>().HasUserAsync().GetAwaiter().GetResult();
    }

    private sealed class PlainPage
    {
        public bool HasUser { get; }
    }

    private sealed class Page(ISsoClient sso)
    {
        public async Task<bool> HasUserAsync() => await sso.GetSessionAsync() is not null;
    }

    private sealed class CountingStore(ITokenStore store) : ITokenStore
    {
        public int Reads { get; private set; }

        public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
        {
            Reads++;
            return store.ReadAsync(name, cancellationToken);
        }

        public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) =>
            store.WriteAsync(name, value, cancellationToken);

        public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);

        public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => store.LockAsync(cancellationToken);
    }
}
