namespace SsoConfig.Benchmarks.Sizes;

/// <summary>
/// The same small app without sign-in and with each library: services and an HTTP client, as every phone app has them, and the four things
/// that an app does with a sign-in. Browser and storage are the app's own, as on a phone they are the platform's.
/// </summary>
internal static class PhoneApps
{
    public static readonly PhoneApp Plain = new("no sign-in", Package: null, Create("", "services.AddSingleton<HttpClient>();", "", ""));

    public static readonly PhoneApp Ours = new(
        "SsoConfig.Runtime",
        "SsoConfig.Runtime",
        Create(
            "using SsoConfig;",
            """
            services.AddSingleton<HttpClient>();
            services.AddSingleton<ISystemBrowser, Browser>();
            services.AddSingleton<ITokenStore, Store>();
            services.AddSsoCore(new SsoOptions { Issuer = args[0], ClientId = args[1], RedirectUri = args[2], LogoutRedirectUri = args[3], Scopes = args[4] });
            """,
            """
            var client = provider.GetRequiredService<SsoClient>();
            Console.WriteLine((await client.GetSessionAsync())?.User.Email);
            Console.WriteLine(await client.SignInAsync());
            Console.WriteLine((await client.GetAccessTokenAsync()));
            Console.WriteLine(await client.SignOutAsync());
            """,
            """
            sealed class Browser : ISystemBrowser
            {
                public bool AlwaysShowsUi => true;
                public Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken) =>
                    Task.FromResult<BrowserResult>(new BrowserResult.Failed(request.StartUri));
            }
            sealed class Store : ITokenStore, IAsyncDisposable
            {
                readonly Dictionary<string, byte[]> _values = new();
                public ValueTask<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) => new(_values.GetValueOrDefault(name));
                public ValueTask WriteAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellationToken) { _values[name] = value.ToArray(); return default; }
                public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) { _values.Remove(name); return default; }
                public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => new(this);
                public ValueTask DisposeAsync() => default;
            }
            """
        )
    );

    public static readonly PhoneApp OidcClient = new(
        "Duende.IdentityModel.OidcClient",
        "Duende.IdentityModel.OidcClient",
        Create(
            "using Duende.IdentityModel.OidcClient; using Duende.IdentityModel.OidcClient.Browser;",
            """
            services.AddSingleton<HttpClient>();
            services.AddSingleton(new OidcClient(new OidcClientOptions { Authority = args[0], ClientId = args[1], RedirectUri = args[2], PostLogoutRedirectUri = args[3], Scope = args[4], Browser = new Browser() }));
            """,
            """
            var client = provider.GetRequiredService<OidcClient>();
            var login = await client.LoginAsync(new LoginRequest());
            Console.WriteLine(login.User?.FindFirst("email")?.Value);
            Console.WriteLine((await client.RefreshTokenAsync(login.RefreshToken)).AccessToken);
            Console.WriteLine((await client.LogoutAsync(new LogoutRequest { IdTokenHint = login.IdentityToken })).Error);
            """,
            """
            sealed class Browser : IBrowser
            {
                public Task<BrowserResult> InvokeAsync(BrowserOptions options, CancellationToken cancellationToken = default) =>
                    Task.FromResult(new BrowserResult { ResultType = BrowserResultType.UnknownError, Error = options.StartUrl });
            }
            """
        )
    );

    public static readonly PhoneApp Msal = new(
        "Microsoft.Identity.Client",
        "Microsoft.Identity.Client",
        Create(
            "using Microsoft.Identity.Client;",
            """
            services.AddSingleton<HttpClient>();
            services.AddSingleton(PublicClientApplicationBuilder.Create(args[1]).WithAuthority(args[0]).WithRedirectUri(args[2]).Build());
            """,
            """
            var client = provider.GetRequiredService<IPublicClientApplication>();
            var account = (await client.GetAccountsAsync()).FirstOrDefault();
            Console.WriteLine(account?.Username);
            Console.WriteLine((await client.AcquireTokenInteractive(args[4].Split(' ')).ExecuteAsync()).AccessToken);
            Console.WriteLine((await client.AcquireTokenSilent(args[4].Split(' '), account).ExecuteAsync()).AccessToken);
            await client.RemoveAsync(account);
            """,
            ""
        )
    );

    private static string Create(string usings, string registrations, string use, string types) =>
        $$"""
            using Microsoft.Extensions.DependencyInjection;
            {{usings}}

            var services = new ServiceCollection();
            {{registrations}}
            using var provider = services.BuildServiceProvider();
            Console.WriteLine(await provider.GetRequiredService<HttpClient>().GetStringAsync(args[5]));
            {{use}}

            {{types}}
            """;
}

/// <param name="Name">What the table calls it.</param>
/// <param name="Package">Its package beyond those that every app has; null for none.</param>
/// <param name="Code">The whole program.</param>
internal sealed record PhoneApp(string Name, string? Package, string Code);
