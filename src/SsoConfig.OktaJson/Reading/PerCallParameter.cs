namespace SsoConfig.OktaJson.Reading;

/// <summary>A parameter that an app passes with a call, since it is about one request: whose it is, and how it is passed.</summary>
internal static class PerCallParameter
{
    /// <summary>The API that an access token is for. Some providers call <c>resource</c> (RFC 8707) so.</summary>
    public const string Audience = "audience";

    private const string SignIn = "new SignInRequest { \u2026 } to SignInAsync";
    private const string AccessToken = "new AccessTokenRequest { Resource = \"\u2026\" } to GetAccessTokenAsync";

    /// <summary>What the parameter belongs to, and what to pass to which method, as parts of a message.</summary>
    public static (string Owner, string Remedy) Describe(string spelling) =>
        spelling switch
        {
            Audience => ("a single access token", AccessToken),
            _ when spelling.EndsWith("arameters", StringComparison.Ordinal) => ("a single request", $"{SignIn}, or {AccessToken}"),
            _ => ("a single sign-in", SignIn),
        };
}
