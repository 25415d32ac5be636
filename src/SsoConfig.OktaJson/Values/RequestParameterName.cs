using System.Text;

namespace SsoConfig.OktaJson.Values;

/// <summary>Why a name cannot be one of an app's further parameters: what sets the parameter instead.</summary>
internal enum ReservedParameter
{
    ClientId,
    RedirectUri,
    Scope,
    Prompt,
    MaxAge,
    LoginHint,
    IdTokenHint,

    /// <summary>Each request gets a value of its own, which its response is checked against.</summary>
    OfEachRequest,

    /// <summary>A parameter of token requests, which would be a secret in the address of a page.</summary>
    OfTokenRequest,
}

/// <summary>The name of a further parameter of an authorization request (RFC 6749, sections 3.1 and 8.2).</summary>
/// <remarks>Linked into the runtime, where the same names are refused.</remarks>
internal static class RequestParameterName
{
    /// <summary>RFC 8707: the only parameter that a request may have several times.</summary>
    public const string Resource = "resource";

    /// <summary>RFC 6749, section 8.2: letters, digits, '-', '.' and '_'.</summary>
    public static bool IsValid(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    /// <summary>
    /// What sets the parameter instead, or null for a name that is free. Some servers compare names without regard to case, and PHP reads
    /// <c>redirect.uri</c> as <c>redirect_uri</c>: no such spelling may stand beside ours.
    /// </summary>
    public static ReservedParameter? FindReserved(string name) =>
        Letters(name) switch
        {
            "clientid" => ReservedParameter.ClientId,
            "redirecturi" => ReservedParameter.RedirectUri,
            "scope" or "scopes" => ReservedParameter.Scope,
            "prompt" => ReservedParameter.Prompt,
            "maxage" => ReservedParameter.MaxAge,
            "loginhint" => ReservedParameter.LoginHint,
            "idtokenhint" => ReservedParameter.IdTokenHint,
            "responsetype"
            or "responsemode"
            or "state"
            or "nonce"
            or "codechallenge"
            or "codechallengemethod"
            or "request"
            or "requesturi"
            or "dpopjkt" => ReservedParameter.OfEachRequest,
            "clientsecret"
            or "clientassertion"
            or "clientassertiontype"
            or "granttype"
            or "code"
            or "codeverifier"
            or "refreshtoken"
            or "devicesecret" => ReservedParameter.OfTokenRequest,
            _ => null,
        };

    private static string Letters(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not ('_' or '-' or '.'))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
