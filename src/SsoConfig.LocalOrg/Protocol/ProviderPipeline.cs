namespace SsoConfig.LocalOrg;

/// <summary>The way of a request through the org.</summary>
internal static class ProviderPipeline
{
    public static void UseProvider(this IApplicationBuilder host)
    {
        host.Use(RefuseOtherHosts);
        host.Use(StripIssuerPath);
        host.UseWhen(IsBelowIssuer, static provider => provider.Use(static (http, next) => FaultMiddleware.InvokeAsync(
            http, next, http.RequestServices.GetRequiredService<FaultState>(), http.RequestServices.GetRequiredService<OrgLog>())));
        host.UseWhen(IsForPeople, static pages => pages.UseStatusCodePagesWithReExecute(ErrorPage.Path));
        host.UseWhen(IsBelowIssuer, static provider => provider.UseAuthentication());
        host.UseRouting();
        host.UseEndpoints(static pages => pages.MapPages());
    }

    private static void MapPages(this IEndpointRouteBuilder pages)
    {
        pages.Answer("GET,POST", ProviderPaths.Authorize, static http => Make<AuthorizeEndpoint>(http).HandleAsync(http));
        pages.Answer("GET,POST", ProviderPaths.EndSession, static http => Make<EndSessionEndpoint>(http).HandleAsync(http));
        pages.Answer("GET", ProviderPaths.SignIn, static http => Make<SignInPage>(http).ShowAsync(http));
        pages.Answer("POST", ProviderPaths.SignIn, static http => Make<SignInPage>(http).AnswerAsync(http));
        pages.Answer("GET", ProviderPaths.Consent, static http => Task.FromResult(Make<ConsentPage>(http).Show(http)));
        pages.Answer("POST", ProviderPaths.Consent, static http => Task.FromResult(Make<ConsentPage>(http).Answer(http)));
        pages.Answer("GET", ProviderPaths.SignOut, static http => Make<SignOutPage>(http).ShowAsync(http));
        pages.Answer("POST", ProviderPaths.SignOut, static http => Task.FromResult(Make<SignOutPage>(http).Answer(http)));
        pages.Answer("GET", ProviderPaths.SignedOut, static http => Task.FromResult(SignOutPage.Done(http)));
        pages.Answer("GET", "/", static http => Make<FrontPage>(http).ShowAsync(http));
        pages.Answer("GET", "/log", static http => Task.FromResult(LogPage.Show(http)));
        pages.Answer("GET,POST", ErrorPage.Path, static http => Task.FromResult(Make<ErrorPage>(http).Show(http)));
    }

    private static void Answer(this IEndpointRouteBuilder pages, string methods, string path, Func<HttpContext, Task<IResult>> handle) =>
        pages.MapMethods(path, methods.Split(','), async http => await (await handle(http)).ExecuteAsync(http));

    private static T Make<T>(HttpContext http) => ActivatorUtilities.CreateInstance<T>(http.RequestServices);

    private static IssuerAddress AddressOf(HttpContext http) => http.RequestServices.GetRequiredService<IssuerAddress>();

    private static bool IsBelowIssuer(HttpContext http) => http.Request.PathBase == AddressOf(http).BasePath;

    /// <summary>Programs get their errors as JSON or in a header.</summary>
    private static bool IsForPeople(HttpContext http) => ProviderPaths.EndpointAt(http.Request.Path) is null or OrgEndpoint.Authorize or OrgEndpoint.EndSession;

    /// <summary>Another host name in front of the same port would give tokens of the same issuer to another origin (DNS rebinding).</summary>
    private static Task RefuseOtherHosts(HttpContext http, RequestDelegate next)
    {
        var address = AddressOf(http);
        if (string.Equals($"{http.Request.Host.Host}:{http.Request.Host.Port ?? 80}", address.Authority, StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync(
            $"This local org answers at {address.Origin} only. From an Android emulator or device: adb reverse tcp:{address.Port} tcp:{address.Port}\n");
    }

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
