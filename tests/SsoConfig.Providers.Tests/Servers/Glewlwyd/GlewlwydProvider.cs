using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SsoConfig.Eng.Machine;
using SsoConfig.Eng.Tools;
using SsoConfig.Providers.Tests.Support;

namespace SsoConfig.Providers.Tests.Servers.Glewlwyd;

/// <summary>glewlwyd 2, a provider in C with a database of SQLite (https://github.com/babelouest/glewlwyd).</summary>
internal sealed class GlewlwydProvider : IProvider, IHasScriptedPages
{
    private readonly ProviderProcess _process;
    private readonly Uri _origin;

    private GlewlwydProvider(ProviderProcess process, Uri origin)
    {
        _process = process;
        _origin = origin;
    }

    public string Issuer => new Uri(_origin, GlewlwydAdministration.PluginPath).AbsoluteUri;

    public string UserName => "ada";

    public string Password => "local-org";

    public IScriptedPages Pages => new GlewlwydPages(_origin, UserName, Password);

    public string ClientId(string app) => $"{app}-app";

    /// <exception cref="MissingToolException">The package is not unpacked here.</exception>
    public static async Task<GlewlwydProvider> StartAsync(CancellationToken cancellationToken)
    {
        var package = ProviderPackages.Glewlwyd;
        if (!package.IsPresent)
        {
            throw new MissingToolException(
                $"Debian's package glewlwyd is not in {package.Folder}: 'dotnet run --project tests' puts it there."
            );
        }

        var folder = Directory.CreateTempSubdirectory("glewlwyd-");
        var origin = new Uri($"http://127.0.0.1:{ProviderProcess.FreePort()}/");
        CreateDatabase(package.Folder, folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "glewlwyd.conf"),
            Configure(package.Folder, folder, origin),
            cancellationToken
        );
        var start = new ProcessStartInfo(
            Path.Combine(package.Folder, "usr/bin/glewlwyd"),
            ["--config-file", Path.Combine(folder.FullName, "glewlwyd.conf")]
        )
        {
            Environment = { ["LD_LIBRARY_PATH"] = Path.Combine(package.Folder, "usr/lib/x86_64-linux-gnu") },
        };
        var process = await ProviderProcess.StartAsync(start, folder, new Uri(origin, "config"), cancellationToken);
        var provider = new GlewlwydProvider(process, origin);
        using var administration = new GlewlwydAdministration(origin);
        await administration.SetUpAsync(provider.UserName, provider.Password, cancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static void CreateDatabase(string package, DirectoryInfo folder)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "glewlwyd.db")};Pooling=False");
        database.Open();
        using var script = database.CreateCommand();
        script.CommandText = File.ReadAllText(Path.Combine(package, "usr/share/dbconfig-common/data/glewlwyd/install/sqlite3"));
        script.ExecuteNonQuery();
    }

    private static string Configure(string package, DirectoryInfo folder, Uri origin) =>
        $$"""
            port={{origin.Port.ToString(CultureInfo.InvariantCulture)}}
            bind_address="127.0.0.1"
            external_url="{{origin.GetLeftPart(UriPartial.Authority)}}"
            login_url="login.html"
            api_prefix="api"
            static_files_path="{{package}}/usr/share/glewlwyd/webapp/"
            cookie_domain="127.0.0.1"
            cookie_secure=0
            cookie_same_site="lax"
            session_expiration=2419200
            session_key="GLEWLWYD2_SESSION_ID"
            admin_session_authentication="cookie"
            profile_session_authentication="cookie"
            allow_multiple_user_per_session=true
            login_api_enabled=true
            log_mode="console"
            log_level="WARNING"
            admin_scope="g_admin"
            profile_scope="g_profile"
            user_module_path="{{package}}/usr/lib/glewlwyd/user"
            user_middleware_module_path="{{folder.FullName}}"
            client_module_path="{{package}}/usr/lib/glewlwyd/client"
            user_auth_scheme_module_path="{{package}}/usr/lib/glewlwyd/scheme"
            plugin_module_path="{{package}}/usr/lib/glewlwyd/plugin"
            use_secure_connection=false
            secure_connection_key_file=""
            secure_connection_pem_file=""
            secure_connection_ca_file=""
            hash_algorithm="SHA512"
            database = { type = "sqlite3"; path = "{{folder.FullName}}/glewlwyd.db"; };
            static_files_mime_types = ( { extension = "*"; mime_type = "application/octet-stream"; compress = 0; } );
            """;
}
