using SsoConfig;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class TextsTests
{
    private static readonly SsoUser Ada = new() { Subject = "00u1", Name = "Ada Lovelace", PreferredUsername = "ada", Email = "ada@example.com" };
    private static readonly SsoError NoNetwork = new() { Code = "network", Message = "The provider cannot be reached.", IsTransient = true };
    private static readonly SignOutStepResult Done = new SignOutStepResult.Done();

    [Fact]
    public void A_user_is_shown_by_name()
    {
        Assert.Equal("Ada Lovelace", Texts.For(Ada));
    }

    [Fact]
    public void A_user_without_a_name_is_shown_by_subject()
    {
        Assert.Equal("00u1", Texts.For(new SsoUser { Subject = "00u1" }));
    }

    [Fact]
    public void A_denied_sign_in_shows_the_reason_of_the_provider()
    {
        Assert.Equal(
            "The provider denied the sign-in: Not assigned to this app.",
            Texts.For(new SignInResult.Denied("access_denied", "Not assigned to this app.")));
    }

    [Fact]
    public void A_complete_sign_out_has_no_details()
    {
        Assert.Equal("Signed out.", Texts.For(SignOut(Done, Done)));
    }

    [Fact]
    public void An_incomplete_sign_out_lists_what_is_left()
    {
        var result = SignOut(new SignOutStepResult.NotSupported(), new SignOutStepResult.Failed(NoNetwork));

        Assert.Equal(
            "Signed out, except for: access token (not supported by the provider); shared session (The provider cannot be reached).",
            Texts.For(result));
    }

    [Fact]
    public void A_sign_out_that_other_apps_have_not_noticed_says_so()
    {
        var result = SignOut(Done, Done, deviceSecret: new SignOutStepResult.Failed(NoNetwork));

        Assert.Equal(
            "Signed out, except for: sign-in of the other apps (The provider cannot be reached).",
            Texts.For(result));
    }

    [Fact]
    public void A_session_with_a_refresh_token_has_no_fixed_end()
    {
        var session = new SsoSession { User = Ada, AccessTokenExpiresAt = DateTimeOffset.UnixEpoch, HasRefreshToken = true };

        Assert.Equal("The session lasts until you sign out or the provider ends it.", Texts.Duration(session));
    }

    [Fact]
    public void A_session_without_a_refresh_token_ends_with_its_access_token()
    {
        var session = new SsoSession { User = Ada, AccessTokenExpiresAt = DateTimeOffset.UnixEpoch };

        Assert.StartsWith("The session ends at ", Texts.Duration(session), StringComparison.Ordinal);
    }

    private static SignOutResult SignOut(
        SignOutStepResult accessToken,
        SignOutStepResult endSession,
        SignOutStepResult? deviceSecret = null)
    {
        return new SignOutResult
        {
            DeviceSecretRevocation = deviceSecret ?? Done,
            RefreshTokenRevocation = Done,
            AccessTokenRevocation = accessToken,
            EndSession = endSession,
            LocalTokens = Done,
        };
    }
}
