using System.Text;
using System.Text.RegularExpressions;
using System.Web;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>A provider's response to an authorization request without a user.</summary>
/// <param name="ReturnedError">The error that came back to the redirect URI itself, which only a registered one gets (RFC 6749, section
/// 4.1.2.1); null where the response stayed at the provider.</param>
/// <param name="Code">An error code that a program can read in a response that stayed there; null where there is none.</param>
/// <param name="Fingerprint">The response without what is different in every one, to compare it with others.</param>
/// <param name="IsRefusal">Whether it can be a judgement at all, and is not a limit, an outage or a page that everyone gets.</param>
internal sealed partial record ProbeResponse(string? ReturnedError, string? Description, string? Code, string Fingerprint, bool IsRefusal)
{
    public bool IsReturned => ReturnedError is not null;

    /// <param name="sent">What the request had and a page may repeat.</param>
    public static ProbeResponse Create(ProviderResponse response, string redirectUri, IReadOnlyList<string> sent)
    {
        if (
            response.Location is { } location
            && location.StartsWith(redirectUri, StringComparison.Ordinal)
            && location.Length > redirectUri.Length
            && location[redirectUri.Length] is '?' or '&' or '#'
        )
        {
            var parameters = HttpUtility.ParseQueryString(location[(redirectUri.Length + 1)..]);
            return new ProbeResponse(
                parameters["error"] ?? string.Empty,
                parameters["error_description"],
                Code: null,
                string.Empty,
                IsRefusal: false
            );
        }

        var code = ReadCode(response);
        var status = (int)response.Status;
        return new ProbeResponse(
            null,
            null,
            code,
            $"{status} {code} {Normalize(response, sent)}",
            code is not null || status is >= 400 and < 500 and not 408 and not 429
        );
    }

    private static string? ReadCode(ProviderResponse response)
    {
        // An error page that a redirect leads to: the code is in its address, at Google in base64.
        if (response.Location is { } location && location.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query)
        {
            var parameters = HttpUtility.ParseQueryString(location[(query + 1)..]);
            return parameters["error"] ?? ReadGoogleError(parameters["authError"]);
        }

        if (response.ToObject() is { } body)
        {
            return body.Text("error") ?? body.Text("errorCode");
        }

        var lines = PlainError().Match(response.Body);
        return lines.Success && !response.ContentType.Contains("html", StringComparison.Ordinal) ? lines.Groups[1].Value
            : EntraError().Match(response.Body) is { Success: true } entra ? entra.Value
            : OAuthError().Match(response.Body) is { Success: true } page && (int)response.Status >= 400 ? page.Value
            : null;
    }

    private static string? ReadGoogleError(string? encoded)
    {
        try
        {
            return encoded is null ? null
                : OAuthError().Match(Encoding.UTF8.GetString(Convert.FromBase64String(encoded))) is { Success: true } found ? found.Value
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Normalize(ProviderResponse response, IReadOnlyList<string> sent)
    {
        var text = $"{response.Location?.Split('?')[0]} {Scripts().Replace(response.Body, " ")}";
        text = WebUtilityDecode(Tags().Replace(text, " "));
        text = sent.Where(static value => value.Length > 2)
            .OrderByDescending(static value => value.Length)
            .Aggregate(text, static (current, value) => current.Replace(value, "@", StringComparison.Ordinal));
        return Blanks().Replace(Varying().Replace(text, "#"), " ").Trim();
    }

    private static string WebUtilityDecode(string text) => System.Net.WebUtility.HtmlDecode(text);

    [GeneratedRegex(@"(?:^|\n)error:\s*(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex PlainError();

    [GeneratedRegex(@"AADSTS\d{5,7}", RegexOptions.NonBacktracking)]
    private static partial Regex EntraError();

    [GeneratedRegex(
        @"\b(?:invalid_client|invalid_redirect_uri|redirect_uri_mismatch|unauthorized_client|invalid_request|invalid_scope|"
            + @"access_denied|deleted_client)\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex OAuthError();

    [GeneratedRegex(
        @"<(?:script|style)\b.*?</(?:script|style)>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Scripts();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    // Numbers, times, identifiers and nonces.
    [GeneratedRegex(@"[A-Za-z0-9_\-+/=]*\d[A-Za-z0-9_\-+/=:.]*|[A-Za-z0-9_\-+/=]{24,}", RegexOptions.NonBacktracking)]
    private static partial Regex Varying();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
