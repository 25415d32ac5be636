using System.Globalization;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>The log as JSON; <c>?after=N</c> returns the events after number N.</summary>
internal static class LogDocument
{
    public static IResult Show(HttpContext http)
    {
        var after = int.TryParse(http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            http.RequestServices.GetRequiredService<LocalOrgLog>().After(after),
            LocalOrgEventJson.Default.IReadOnlyListLocalOrgEvent
        );
    }
}
