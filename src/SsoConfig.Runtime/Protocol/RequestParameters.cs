using SsoConfig.OktaJson.Values;

namespace SsoConfig.Protocol;

/// <summary>
/// What an app adds to an authorization request (RFC 6749, section 3.1). It can replace nothing that the protocol sets.
/// </summary>
internal static class RequestParameters
{
    public const string AcrValues = "acr_values";

    /// <summary>Beyond this, a request no longer fits into the address that a server accepts.</summary>
    private const int MaxTotalLength = 8192;

    /// <returns>A copy, so that what was checked is what is sent.</returns>
    /// <exception cref="ArgumentException">One of them cannot be sent; the message says what to use instead.</exception>
    public static IReadOnlyCollection<KeyValuePair<string, string>> Check(IReadOnlyCollection<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        KeyValuePair<string, string>[] copy = [.. parameters];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in copy)
        {
            var fault =
                FindFault(name, value)
                ?? (
                    names.Add(name) || name == RequestParameterName.Resource
                        ? null
                        : $"'{name}' cannot be sent twice (RFC 6749, section 3.1). Pass it once."
                );
            if (fault is not null)
            {
                throw new ArgumentException(fault, nameof(parameters));
            }
        }

        return copy.Sum(static parameter => parameter.Key.Length + parameter.Value.Length) <= MaxTotalLength
            ? copy
            : throw new ArgumentException($"The parameters have more than {MaxTotalLength} characters. Send less.", nameof(parameters));
    }

    /// <summary>Those of one call in the place of those of the same name that every request has.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Merge(
        IReadOnlyCollection<KeyValuePair<string, string>> ofAll,
        IReadOnlyCollection<KeyValuePair<string, string>> ofCall
    ) => [.. ofAll.Where(parameter => !Contains(ofCall, parameter.Key)), .. ofCall];

    public static bool Contains(IEnumerable<KeyValuePair<string, string>> parameters, string name) =>
        parameters.Any(parameter => IsNamed(parameter, name));

    /// <summary>Regardless of case: a server may compare names so.</summary>
    public static bool IsNamed(KeyValuePair<string, string> parameter, string name) =>
        string.Equals(parameter.Key, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 8707, section 2.2: what the token requests of the sign-in repeat.</summary>
    public static IReadOnlyList<string>? FindResources(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        string[] resources =
        [
            .. parameters
                .Where(static parameter => parameter.Key == RequestParameterName.Resource)
                .Select(static parameter => parameter.Value),
        ];
        return resources.Length == 0 ? null : resources;
    }

    /// <summary>Never the value, which may say who the user is.</summary>
    private static string? FindFault(string? name, string? value) =>
        !RequestParameterName.IsValid(name ?? string.Empty)
            ? $"'{name}' cannot be the name of a parameter. Use letters, digits, '-', '.' and '_' (RFC 6749, section 8.2)."
        : RequestParameterName.FindReserved(name!) is { } reserved ? $"'{name}' cannot be a further parameter. {Remedy(reserved)}"
        : string.IsNullOrEmpty(value) ? $"'{name}' has no value, and would count as not sent (RFC 6749, section 3.1). Leave it out."
        : value.Length > RequestParameterValue.MaxLength
            ? $"The value of '{name}' has more than {RequestParameterValue.MaxLength} characters. Shorten it."
        : !RequestParameterValue.IsText(value) ? $"The value of '{name}' has characters that are not text. Remove them."
        : name == RequestParameterName.Resource && !RequestParameterValue.IsResource(value)
            ? "A 'resource' must be an absolute URI without a fragment (RFC 8707, section 2). Correct it."
        : null;

    private static string Remedy(ReservedParameter reserved) =>
        reserved switch
        {
            ReservedParameter.ClientId => $"Set {nameof(SsoOptions)}.{nameof(SsoOptions.ClientId)} (\"clientId\" in okta.json).",
            ReservedParameter.RedirectUri => $"Set {nameof(SsoOptions)}.{nameof(SsoOptions.RedirectUri)} (\"redirectUri\" in okta.json).",
            ReservedParameter.Scope => $"Use {nameof(SignInRequest)}.{nameof(SignInRequest.AdditionalScopes)}, or \"scopes\" in okta.json.",
            ReservedParameter.Prompt => $"Use {nameof(SignInRequest)}.{nameof(SignInRequest.Prompt)}.",
            ReservedParameter.MaxAge => $"Use {nameof(SignInRequest)}.{nameof(SignInRequest.MaxAge)}.",
            ReservedParameter.LoginHint => $"Use {nameof(SignInRequest)}.{nameof(SignInRequest.LoginHint)}.",
            ReservedParameter.IdTokenHint => $"Use {nameof(SignInRequest)}.{nameof(SignInRequest.ExpectedSubject)}.",
            ReservedParameter.OfTokenRequest => "It belongs to token requests, and would be readable in the address of a page.",
            _ => "Each request gets a value of its own, against which its response is checked.",
        };
}
