using SsoConfig.Protocol;

namespace SsoConfig;

/// <summary>Requests that no provider could be sent: errors of the caller, and exceptions.</summary>
internal static class RequestArguments
{
    /// <param name="request">The request.</param>
    /// <param name="hasTenants">Whether the provider's issuer is that of a tenant.</param>
    /// <param name="parameter">The caller's name of the request.</param>
    public static void ThrowIfInvalid(SignInRequest request, bool hasTenants, string parameter)
    {
        ThrowIfNegative(request.MaxAge, parameter);
        ThrowIfNotWords(request.AcrValues, parameter);
        ThrowIfTwice(request, parameter);
        if (hasTenants)
        {
            ThrowIfAmbiguous(request, parameter);
        }
    }

    private static void ThrowIfNotWords(IReadOnlyList<string>? acrValues, string parameter)
    {
        if (acrValues?.FirstOrDefault(static value => value.Length == 0 || value.Any(char.IsWhiteSpace)) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' cannot be an authentication context class. Use one list entry per class.", parameter);
        }
    }

    private static void ThrowIfTwice(SignInRequest request, string parameter)
    {
        if (request.AcrValues is { Count: > 0 } && RequestParameters.Contains(request.Parameters, RequestParameters.AcrValues))
        {
            throw new ArgumentException("The parameters name 'acr_values', which AcrValues sets. Use one of them.", parameter);
        }
    }

    private static void ThrowIfAmbiguous(SignInRequest request, string parameter)
    {
        if (request is { ExpectedSubject: not null, ExpectedIssuer: null })
        {
            throw new ArgumentException(
                "With `issuerTemplate`, each tenant may have a user of that subject: set ExpectedIssuer to the Issuer of the user, too.",
                parameter
            );
        }
    }

    public static void ThrowIfNegative(TimeSpan? maxAge, string parameter)
    {
        if (maxAge < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(parameter, maxAge, "The max age cannot be negative.");
        }
    }
}
