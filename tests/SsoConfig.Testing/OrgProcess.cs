using System.Diagnostics;
using System.Reflection;
using SsoConfig.LocalOrg;

namespace SsoConfig.Testing;

/// <summary>The local org in a process of its own, so that its allocations are not counted with a client's.</summary>
internal sealed class OrgProcess : IDisposable
{
    /// <summary>What a program is started with that is to be the org: another process of the one that starts it.</summary>
    public const string Argument = "serve";

    public const string RedirectUri = "com.first.sample:/callback";
    public const string LogoutRedirectUri = "com.first.sample:/logout";
    public const string ClientId = "first-client";
    private const string SecondClientId = "second-client";
    private const string SecondRedirectUri = "com.second.sample:/callback";
    private readonly Process _process;

    private OrgProcess(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    public static LocalOrgOptions Options { get; } =
        new()
        {
            Apps =
            [
                new LocalOrgApp
                {
                    Name = "First",
                    ClientId = ClientId,
                    RedirectUris = [RedirectUri],
                    LogoutRedirectUris = [LogoutRedirectUri],
                },
                new LocalOrgApp
                {
                    Name = "Second",
                    ClientId = SecondClientId,
                    RedirectUris = [SecondRedirectUri],
                    LogoutRedirectUris = ["com.second.sample:/logout"],
                },
            ],
            NativeSso = NativeSsoSupport.Standard,
        };

    public string Issuer { get; }

    public int ProcessId => _process.Id;

    /// <summary>The first client of that org.</summary>
    public static SsoOptions OptionsOf(string issuer) =>
        new()
        {
            Issuer = issuer,
            ClientId = ClientId,
            RedirectUri = RedirectUri,
            LogoutRedirectUri = LogoutRedirectUri,
        };

    /// <summary>The second client of that org.</summary>
    public static SsoOptions OptionsOfSecond(string issuer) =>
        OptionsOf(issuer) with
        {
            ClientId = SecondClientId,
            RedirectUri = SecondRedirectUri,
            LogoutRedirectUri = "com.second.sample:/logout",
        };

    /// <param name="dataFolder">Where it keeps its database; null means a temporary folder.</param>
    public static async Task<OrgProcess> StartAsync(string? dataFolder = null)
    {
        string[] arguments = dataFolder is null ? [Argument] : [Argument, dataFolder];
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [Assembly.GetEntryAssembly()!.Location, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;
        return new OrgProcess(
            process,
            await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The org did not start.")
        );
    }

    /// <summary>What the other process does: it runs the org until its input ends.</summary>
    public static async Task<int> ServeAsync(string? dataFolder = null)
    {
        await using var org = await LocalOrgServer.StartAsync(Options with { DataFolder = dataFolder });
        Console.WriteLine(org.Issuer);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
