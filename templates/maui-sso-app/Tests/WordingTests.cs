using SsoConfig;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class WordingTests
{
    private static readonly SsoUser Ada = new() { Subject = "00u1", Name = "Ada Lovelace", PreferredUsername = "ada", Email = "ada@example.com" };
    private static readonly SsoError NoNetwork = new() { Code = "network", Message = "The org can't be reached.", IsTransient = true };
    private static readonly SignOutStepResult Done = new SignOutStepResult.Done();

    [Fact]
    public void A_person_is_called_by_name()
    {
        Assert.Equal("Ada Lovelace", Wording.Of(Ada));
    }

    [Fact]
    public void A_person_without_a_name_is_called_by_what_is_known()
    {
        Assert.Equal("00u1", Wording.Of(new SsoUser { Subject = "00u1" }));
    }

    [Fact]
    public void A_refusal_says_what_the_org_said()
    {
        Assert.Equal("The sign-in was refused: Not assigned to this app.", Wording.Of(new SignInResult.Denied("access_denied", "Not assigned to this app")));
    }

    [Fact]
    public void A_complete_sign_out_needs_no_details()
    {
        Assert.Equal("Signed out.", Wording.Of(SignOut(Done, Done)));
    }

    [Fact]
    public void An_incomplete_sign_out_names_what_is_left()
    {
        var result = SignOut(new SignOutStepResult.NotSupported(), new SignOutStepResult.Failed(NoNetwork));

        Assert.Equal(
            "Signed out on this device, but not of everything: access token: the org can't; shared session: The org can't be reached.",
            Wording.Of(result));
    }

    private static SignOutResult SignOut(SignOutStepResult accessToken, SignOutStepResult endSession) => new()
    {
        RefreshTokenRevocation = Done,
        AccessTokenRevocation = accessToken,
        EndSession = endSession,
        LocalTokens = Done,
    };
}
