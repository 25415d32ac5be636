using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>A parameter of requests that is written as if it were a key of the app: whose it is, and how it is passed.</summary>
internal static class PerCallParameter
{
    /// <summary>The API that an access token is for. Some providers call <c>resource</c> (RFC 8707) so.</summary>
    public const string Audience = "audience";

    public const string OfSignIn = "a single sign-in";

    private const string OfRequests = "authorization requests";

    /// <summary>Parameters of a request that every one of an app may have.</summary>
    public static readonly string[] Movables =
    [
        Audience,
        "acr_values",
        "acrValues",
        "ui_locales",
        "uiLocales",
        "idp",
        "organization",
        "domain_hint",
        "domainHint",
    ];

    public static bool IsMovable(string spelling) => Array.IndexOf(Movables, spelling) >= 0;

    /// <summary>The member of a call's request that sets the parameter, or null where no call sets it.</summary>
    public static string? FindMember(ReservedParameter parameter) =>
        parameter switch
        {
            ReservedParameter.Prompt => "Prompt",
            ReservedParameter.MaxAge => "MaxAge",
            ReservedParameter.LoginHint => "LoginHint",
            ReservedParameter.IdTokenHint => "ExpectedSubject",
            _ => null,
        };

    public static string PassToSignIn(string member) => $"remove it and pass new SignInRequest {{ {member} = \u2026 }} to SignInAsync";

    /// <summary>What the parameter belongs to, and what to do, as parts of a message.</summary>
    public static (string Owner, string Remedy) Describe(string spelling) =>
        !IsMovable(spelling) ? (OfSignIn, PassToSignIn(FindMember(RequestParameterName.FindReserved(spelling)!.Value)!))
        : spelling == Audience
            ? (OfRequests, "move it into \"parameters\", or pass new AccessTokenRequest { Resource = \"\u2026\" } to GetAccessTokenAsync")
        : (OfRequests, "move it into \"parameters\"");

    /// <summary>The name by which a request has it.</summary>
    public static string NameOf(string spelling) =>
        spelling switch
        {
            "acrValues" => "acr_values",
            "uiLocales" => "ui_locales",
            "domainHint" => "domain_hint",
            _ => spelling,
        };
}
