using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>Redirects the browser after a form, so that reloading the next page does not submit the form again.</summary>
internal sealed class SeeOther(string address) : IResult
{
    /// <summary>Redirects to the request that the form was shown for.</summary>
    public static SeeOther ReturnTo(HttpContext http, Interaction interaction) => new(Interactions.ReturnAddress(http, interaction));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
