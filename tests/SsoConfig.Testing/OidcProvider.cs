using System.Diagnostics;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Testing;

/// <summary>
/// The npm package oidc-provider, a certified provider that shares no code with ours (https://github.com/panva/node-oidc-provider).
/// </summary>
internal sealed class OidcProvider : IProvider
{
    private readonly Process _process;

    private OidcProvider(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    public string Issuer { get; }

    public string UserName => "ada";

    public string Password => "any";

    public string ClientId(string app) => $"{app}-app";

    /// <exception cref="MissingToolException">Node.js or the package is not available here; the message says which.</exception>
    public static Task<OidcProvider> StartAsync(CancellationToken cancellationToken) =>
        StartAsync(initialAccessToken: null, cancellationToken);

    /// <param name="initialAccessToken">What a registration requires (RFC 7591, section 3); null lets anyone register a client.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MissingToolException">Node.js or the package is not available here; the message says which.</exception>
    public static Task<OidcProvider> StartAsync(string? initialAccessToken, CancellationToken cancellationToken) =>
        StartAsync("INITIAL_ACCESS_TOKEN", initialAccessToken, cancellationToken);

    /// <param name="dialect"><c>standard</c> or <c>okta</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MissingToolException">Node.js or the package is not available here; the message says which.</exception>
    public static Task<OidcProvider> StartWithNativeSsoAsync(string dialect, CancellationToken cancellationToken) =>
        StartAsync("NATIVE_SSO", dialect, cancellationToken);

    /// <summary>Its apps must have their tokens bound to a key, with the provider's nonce in each proof (DPoP).</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MissingToolException">Node.js or the package is not available here; the message says which.</exception>
    public static Task<OidcProvider> StartWithDPoPAsync(CancellationToken cancellationToken) =>
        StartAsync("DPOP", "required", cancellationToken);

    private static async Task<OidcProvider> StartAsync(string variable, string? value, CancellationToken cancellationToken)
    {
        var folder = await InstallAsync(cancellationToken);
        var port = FreePort.Find();
        var process = Process.Start(
            new ProcessStartInfo("node", ["server.mjs", port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { [variable] = value },
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("ready: ", StringComparison.Ordinal))
            {
                return new OidcProvider(process, line["ready: ".Length..]);
            }
        }

        throw new InvalidOperationException($"The provider ended before it was ready: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        var npm = ProgramPath.Find("npm");
        if (npm is null || ProgramPath.Find("node") is null)
        {
            throw new MissingToolException("Node.js and npm are not on the PATH.");
        }

        var folder = Path.Combine(Repository.Artifacts, "oidc-provider");
        await using var _ = await FolderLock.AcquireAsync(folder, cancellationToken);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Servers", "oidc-provider")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var install = await Command.RunAsync(
            npm,
            ["install", "--no-package-lock", "--no-audit", "--no-fund", "--prefer-offline"],
            folder,
            cancellationToken: cancellationToken
        );
        return install.Succeeded ? folder : throw new MissingToolException($"npm could not install oidc-provider: {install.Output}");
    }
}
