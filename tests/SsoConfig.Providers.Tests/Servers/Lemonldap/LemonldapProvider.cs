using System.Diagnostics;
using System.Globalization;
using SsoConfig.Eng.Machine;
using SsoConfig.Eng.Tools;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests.Servers.Lemonldap;

/// <summary>
/// LemonLDAP::NG 2, a provider in Perl with files as its storage (https://lemonldap-ng.org), behind the web server Starman.
/// </summary>
internal sealed class LemonldapProvider : IProvider
{
    private readonly ProviderProcess _process;

    private LemonldapProvider(ProviderProcess process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    public string Issuer { get; }

    // A user of its demonstration mode, whose password is the name.
    public string UserName => "dwho";

    public string Password => "dwho";

    public string ClientId(string app) => $"{app}-app";

    /// <exception cref="MissingToolException">Perl is not here, or the package is not unpacked.</exception>
    public static async Task<LemonldapProvider> StartAsync(CancellationToken cancellationToken)
    {
        var package = ProviderPackages.LemonldapNg;
        if (!package.IsPresent || ProgramPath.Find("perl") is not { } perl)
        {
            throw new MissingToolException(
                $"Perl is not on the PATH, or Debian's package lemonldap-ng is not in {package.Folder}: 'dotnet run --project tests' "
                    + "puts it "
                    + "there."
            );
        }

        var folder = Directory.CreateTempSubdirectory("lemonldap-");
        var port = ProviderProcess.FreePort();
        var origin = new Uri($"http://127.0.0.1:{port}/");
        LemonldapConfiguration.Write(folder, Path.Combine(package.Folder, "usr/share/lemonldap-ng/portal/templates"), origin);
        var start = new ProcessStartInfo(
            perl,
            [
                Path.Combine(package.Folder, "usr/bin/plackup"),
                "--no-default-middleware",
                "--server",
                "Starman",
                "--workers",
                "2",
                "--host",
                "127.0.0.1",
                "--port",
                port.ToString(CultureInfo.InvariantCulture),
                Path.Combine(package.Folder, "usr/share/lemonldap-ng/portal/htdocs/index.psgi"),
            ]
        )
        {
            Environment =
            {
                ["PERL5LIB"] = string.Join(':', FindLibraries(package.Folder)),
                ["LLNG_DEFAULTCONFFILE"] = Path.Combine(folder.FullName, LemonldapConfiguration.FileName),
            },
        };
        var ready = new Uri(origin, ".well-known/openid-configuration");
        return new LemonldapProvider(
            await ProviderProcess.StartAsync(start, folder, ready, cancellationToken),
            origin.GetLeftPart(UriPartial.Authority)
        );
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>Modules in Perl, and those in C for this machine and version of Perl.</summary>
    private static IEnumerable<string> FindLibraries(string package) =>
        Directory
            .EnumerateDirectories(Path.Combine(package, "usr/lib"), "*-linux-*")
            .Select(static architecture => Path.Combine(architecture, "perl5"))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Prepend(Path.Combine(package, "usr/share/perl5"));
}
