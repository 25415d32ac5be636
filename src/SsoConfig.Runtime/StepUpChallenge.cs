using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SsoConfig.Http;

namespace SsoConfig;

/// <summary>
/// A resource server accepts the token, but wants a stronger or a more recent authentication of the user (RFC 9470). Sign in with
/// <see cref="ToSignInRequest"/>, then send the request again.
/// </summary>
public sealed class StepUpChallenge
{
    /// <summary>
    /// The authentication context classes, any of which will do (<c>acr_values</c>), in order of preference; empty if any is accepted.
    /// </summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>How long ago the user may have authenticated at most (<c>max_age</c>, whole seconds).</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Finds the challenge in a response.</summary>
    /// <param name="response">A resource server's response.</param>
    /// <param name="challenge">The challenge, if there is one.</param>
    /// <returns>Whether the response is a 401 with <c>insufficient_user_authentication</c>.</returns>
    public static bool TryParse(HttpResponseMessage response, [NotNullWhen(true)] out StepUpChallenge? challenge)
    {
        ArgumentNullException.ThrowIfNull(response);
        challenge =
            response.StatusCode == System.Net.HttpStatusCode.Unauthorized
                ? Find(AuthenticationChallenge.ReadAll(response, AuthenticationChallenge.Bearer))
                    ?? Find(AuthenticationChallenge.ReadAll(response, AuthenticationChallenge.DPoP))
                : null;
        return challenge is not null;
    }

    /// <summary>A sign-in that proves what is wanted, of the user who is signed in now and of no other.</summary>
    /// <param name="session">The sign-in now, from <see cref="SsoClient.GetSessionAsync"/>.</param>
    /// <returns>The request for <see cref="SsoClient.SignInAsync"/>.</returns>
    public SignInRequest ToSignInRequest(SsoSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SignInRequest
        {
            AcrValues = AcrValues,
            MaxAge = MaxAge,
            ExpectedSubject = session.User.Subject,
            ExpectedIssuer = session.User.Issuer,
            UseEphemeralSession = session.IsEphemeral,
        };
    }

    internal static StepUpChallenge? Find(IEnumerable<AuthenticationChallenge> challenges) =>
        challenges.FirstOrDefault(static challenge => challenge.Error == "insufficient_user_authentication") is { } challenge
            ? new StepUpChallenge
            {
                AcrValues =
                [
                    .. (challenge.Find("acr_values") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsClass),
                ],
                MaxAge = Seconds(challenge.Find("max_age")),
            }
            : null;

    /// <summary>A resource server may write anything there; what no request could name is left out.</summary>
    private static bool IsClass(string value) => value.All(static character => character is > ' ' and <= '~');

    private static TimeSpan? Seconds(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
