using System.Globalization;

namespace SsoConfig.LocalOrg;

/// <summary>The log as JSON; <c>?after=N</c> leaves out the events up to the one with that number.</summary>
internal static class LogPage
{
    public static IResult Show(HttpContext http)
    {
        var after = int.TryParse(http.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Results.Json(http.RequestServices.GetRequiredService<OrgLog>().After(after), OrgEventJson.Default.IReadOnlyListOrgEvent);
    }
}
