using SsoConfig.LocalOrg.Faults;
using SsoConfig.LocalOrg.Pages;
using SsoConfig.LocalOrg.Protocol;
using SsoConfig.LocalOrg.Registration;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Hosting;

/// <summary>The request pipeline of the org.</summary>
internal static class ProviderPipeline
{
    public static void UseProvider(this IApplicationBuilder host)
    {
        host.Use(HostileRequests.IsolateResponses);
        host.Use(HostileRequests.RefuseOtherHosts);
        host.Use(StripIssuerPath);
        host.Use(HostileRequests.RefuseForeignForms);
        host.UseWhen(
            IsBelowIssuer,
            static provider =>
                provider.Use(
                    static (http, next) =>
                        FaultMiddleware.InvokeAsync(
                            http,
                            next,
                            http.RequestServices.GetRequiredService<LocalOrgFaults>(),
                            http.RequestServices.GetRequiredService<LocalOrgLog>()
                        )
                )
        );
        host.UseWhen(IsShownToUsers, static pages => pages.UseStatusCodePagesWithReExecute(ErrorPage.Path));
        host.UseWhen(IsBelowIssuer, static provider => provider.UseAuthentication());
        host.UseRouting();
        host.UseEndpoints(pages =>
        {
            pages.MapPages();
            if (pages.ServiceProvider.GetRequiredService<LocalOrgOptions>().AllowClientRegistration)
            {
                pages.MapRegistration();
            }
        });
    }

    private static void MapPages(this IEndpointRouteBuilder pages)
    {
        pages.Map("GET,POST", ProviderPaths.Authorize, static http => Make<AuthorizeHandler>(http).HandleAsync(http));
        pages.Map("GET,POST", ProviderPaths.EndSession, static http => Make<EndSessionHandler>(http).HandleAsync(http));
        pages.Map("GET", ProviderPaths.SignIn, static http => Make<SignInPage>(http).ShowAsync(http));
        pages.Map("POST", ProviderPaths.SignIn, static http => Make<SignInPage>(http).SubmitAsync(http));
        pages.Map("GET", ProviderPaths.Consent, static http => Task.FromResult(Make<ConsentPage>(http).Show(http)));
        pages.Map("POST", ProviderPaths.Consent, static http => Task.FromResult(Make<ConsentPage>(http).Submit(http)));
        pages.Map("GET", ProviderPaths.SignOut, static http => Make<SignOutPage>(http).ShowAsync(http));
        pages.Map("POST", ProviderPaths.SignOut, static http => Task.FromResult(Make<SignOutPage>(http).Submit(http)));
        pages.Map("GET", ProviderPaths.SignedOut, static http => Task.FromResult(SignOutPage.Done(http)));
        pages.Map("GET", "/", static http => Make<FrontPage>(http).ShowAsync(http));
        pages.Map("GET", "/log", static http => Task.FromResult(LogDocument.Show(http)));
        pages.Map("GET,POST", ErrorPage.Path, static http => Task.FromResult(Make<ErrorPage>(http).Show(http)));
    }

    private static void MapRegistration(this IEndpointRouteBuilder pages)
    {
        const string Client = ProviderPaths.Register + "/{clientId}";
        pages.Map("POST", ProviderPaths.Register, static http => Make<RegistrationEndpoint>(http).RegisterAsync(http));
        pages.Map("GET", Client, static http => Make<RegistrationEndpoint>(http).ReadAsync(http, ClientIdOf(http)));
        pages.Map("PUT", Client, static http => Make<RegistrationEndpoint>(http).UpdateAsync(http, ClientIdOf(http)));
        pages.Map("DELETE", Client, static http => Make<RegistrationEndpoint>(http).DeleteAsync(http, ClientIdOf(http)));
    }

    private static string ClientIdOf(HttpContext http) => (string)http.GetRouteValue("clientId")!;

    private static void Map(this IEndpointRouteBuilder pages, string methods, string path, Func<HttpContext, Task<IResult>> handle) =>
        pages.MapMethods(path, methods.Split(','), async http => await (await handle(http)).ExecuteAsync(http));

    private static T Make<T>(HttpContext http) => ActivatorUtilities.CreateInstance<T>(http.RequestServices);

    private static OrgAddress AddressOf(HttpContext http) => http.RequestServices.GetRequiredService<OrgAddress>();

    private static bool IsBelowIssuer(HttpContext http) => http.Request.PathBase == AddressOf(http).BasePath;

    /// <summary>Clients get errors as JSON or in a header instead.</summary>
    private static bool IsShownToUsers(HttpContext http) =>
        ProviderPaths.EndpointAt(http.Request.Path) is null or OrgEndpoint.Authorize or OrgEndpoint.EndSession;

    private static Task StripIssuerPath(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments(AddressOf(http).BasePath, StringComparison.Ordinal, out var rest))
        {
            http.Request.PathBase = AddressOf(http).BasePath;
            http.Request.Path = rest;
        }

        return next(http);
    }
}
