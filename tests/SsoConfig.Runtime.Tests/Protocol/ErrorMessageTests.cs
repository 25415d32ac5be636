using SsoConfig.Browser;
using SsoConfig.Protocol;
using SsoConfig.SignIn;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig.Tests.Protocol;

/// <summary>What a developer or a log gets to read of an error: what happened, and what to do about it.</summary>
public sealed class ErrorMessageTests
{
    [Fact]
    public void A_failure_of_the_network_or_the_device_is_transient() =>
        Assert.Equal(
            [
                "network: The provider cannot be reached (NameResolutionError). Check the network and the issuer, then try again.",
                "network: The provider cannot be reached (no response in time). Check the network and the issuer, then try again.",
                "browser_timeout: The browser did not come back in time. The user may have left it open, or the redirect URI does not "
                    + "lead to this app.",
                "storage: The token store failed (IOException). Check that its key store can be read and written.",
                "storage: The token store failed (IOException). Check that this user can create, read and write \"/data/first\"; on the "
                    + "desktop, SSO_HOME moves it.",
                "storage: The token store failed (IOException). The disk is full. Make room, then try again.",
                "storage: The token store failed (TimeoutException). Another process of this app holds it and does not let go. End that "
                    + "one, then try again.",
            ],
            Words(
                isTransient: true,
                Errors.NoResponse(new HttpRequestException(HttpRequestError.NameResolutionError)),
                Errors.NoResponse(new HttpRequestException("", new TimeoutException())),
                BrowserErrors.Timeout(reason: null),
                TokenStoreErrors.From(new IOException("/secret/path"), null),
                TokenStoreErrors.From(new IOException("/secret/path"), "/data/first"),
                TokenStoreErrors.From(new IOException("/secret/path", 28), "/data/first"),
                TokenStoreErrors.From(new TimeoutException("/secret/path"), "/data/first")
            )
        );

    [Fact]
    public void An_invalid_response_is_described() =>
        Assert.Equal(
            [
                "invalid_response: The provider's response is larger than any response of its kind can be; it was not read.",
                "invalid_response: The provider's response is not valid: it is not a JSON object.",
                "http_status: The provider responded with HTTP status 404 and no OAuth error. See the provider's own log.",
                "invalid_discovery: The discovery document cannot be used: its key set cannot be read. Check `issuer` in okta.json.",
                "invalid_id_token: The id_token was refused: its issuer (iss) is not the one in okta.json.",
                "insufficient_authentication: The id_token does not state one of the authentication context classes that were asked for "
                    + "(acr). Check that the provider knows them and issues the claim.",
                "invalid_discovery: okta.json has both `nativeSso` and `issuerTemplate`, and a device secret belongs to one issuer. Write "
                    + "\"nativeSso\": false, or name the tenant in `issuer` and remove `issuerTemplate`.",
            ],
            Words(
                isTransient: false,
                Errors.NoResponse(new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded)),
                Errors.InvalidResponse("it is not a JSON object"),
                Errors.HttpStatus(404),
                Errors.InvalidDiscovery("its key set cannot be read"),
                Errors.IdToken("its issuer (iss) is not the one in okta.json"),
                Errors.InsufficientAuthentication,
                Errors.NativeSsoOfSeveralTenants
            )
        );

    [Fact]
    public void A_token_for_another_api_without_a_refresh_token_names_the_scope_to_add() =>
        Assert.Contains("Add 'offline_access' to the scopes", TokenErrors.NoRefreshToken.Message, StringComparison.Ordinal);

    [Fact]
    public void A_response_to_another_request_or_about_another_user_is_described() =>
        Assert.Equal(
            [
                "redirect_mismatch: The response came to another URI than the one in okta.json and was refused. The URI must be "
                    + "registered at the provider exactly as written there.",
                "state_mismatch: A response arrived that does not belong to this request (its state is missing or different); it was "
                    + "refused, and the request is still waiting.",
                "issuer_mismatch: The response does not come from the issuer in okta.json (RFC 9207); it was refused.",
                "subject_mismatch: The provider's response is about another user than the expected one. The earlier sign-in is "
                    + "unchanged; sign in without an expected user to switch.",
                "authentication_not_fresh: The provider was asked to authenticate the user again, but it did not. The user was "
                    + "not signed in.",
            ],
            Words(
                isTransient: false,
                Errors.RedirectMismatch,
                Errors.StateMismatch,
                Errors.IssuerMismatch,
                Errors.SubjectMismatch,
                Errors.NotFresh("it did not")
            )
        );

    [Fact]
    public void A_request_out_of_turn_is_told_what_to_do_instead() =>
        Assert.Equal(
            [
                "request_in_progress: The browser is still busy with an earlier request of this app. Wait for it, or cancel it, before "
                    + "you start another one.",
                "no_pending_sign_in: No sign-in is waiting for this response. It was completed before, was replaced by a newer one, or "
                    + "never started here. Start a new sign-in.",
                "pending_sign_in_expired: The response belongs to a sign-in that was started too long ago. Start a new sign-in.",
                "browser_failed: none there",
            ],
            Words(
                isTransient: false,
                BrowserErrors.RequestInProgress,
                SignInErrors.NoPendingSignIn,
                SignInErrors.PendingSignInExpired,
                BrowserErrors.Failed("none there")
            )
        );

    [Theory]
    [InlineData("invalid_grant", null, "The provider returned the error invalid_grant.")]
    [InlineData("invalid_grant", "Too late", "The provider returned the error invalid_grant: Too late")]
    [InlineData("invalid_grant", " \t", "The provider returned the error invalid_grant.")]
    public void An_error_of_the_provider_keeps_its_description(string code, string? description, string message) =>
        Assert.Equivalent(new SsoError { Code = code, Message = message }, Errors.Provider(code, description), strict: true);

    [Fact]
    public void An_error_of_the_provider_without_a_code_is_an_invalid_response() =>
        Assert.Equal(SsoErrorCodes.InvalidResponse, Errors.Provider(" ", null).Code);

    [Theory]
    [InlineData("temporarily_unavailable", true)]
    [InlineData("server_error", true)]
    [InlineData("access_denied", false)]
    public void Two_errors_of_the_provider_are_worth_another_try(string code, bool isTransient) =>
        Assert.Equal(isTransient, Errors.Provider(code, null).IsTransient);

    [Theory]
    [InlineData(400, false)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void A_status_that_passes_is_worth_another_try(int status, bool isTransient) =>
        Assert.Equal(isTransient, Errors.HttpStatus(status).IsTransient);

    [Theory]
    [InlineData("Zeile 1\r\nZeile 2 \u00e9", "Zeile 1 Zeile 2")]
    [InlineData("no code abcdefghijklmno1 here", "no code … here")]
    [InlineData("abcdefghijklmn1", "abcdefghijklmn1")]
    public void A_description_is_printable_and_holds_no_secret(string description, string shown) =>
        Assert.Equal(shown, Errors.Describe(description));

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 201)]
    [InlineData(300, 201)]
    public void A_description_is_cut_behind_200_characters(int length, int shown)
    {
        var words = string.Concat(Enumerable.Repeat("ab ", 100))[..(length - 1)] + ".";

        var description = Errors.Describe(words)!;

        Assert.Equal(shown, description.Length);
        Assert.Equal(length > 200, description.EndsWith('…'));
    }

    private static IEnumerable<string> Words(bool isTransient, params SsoError[] errors)
    {
        Assert.All(errors, error => Assert.Equal(isTransient, error.IsTransient));
        return errors.Select(static error => $"{error.Code}: {error.Message}");
    }
}
