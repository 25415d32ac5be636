using SsoConfig;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class WordingTests
{
    private static readonly SsoUser Ada = new("00u1", "Ada Lovelace", "ada", "ada@example.com");
    private static readonly SsoError NoNetwork = new("network", "The org can't be reached.", IsTransient: true);
    private static readonly StepOutcome Done = new StepOutcome.Done();

    [Fact]
    public void A_person_is_called_by_name()
    {
        Assert.Equal("Ada Lovelace", Wording.Of(Ada));
    }

    [Fact]
    public void A_person_without_a_name_is_called_by_what_is_known()
    {
        Assert.Equal("00u1", Wording.Of(new SsoUser("00u1", null, null, null)));
    }

    [Fact]
    public void A_refusal_says_what_the_org_said()
    {
        Assert.Equal("The sign-in was refused: Not assigned to this app.", Wording.Of(new SignInResult.Denied("access_denied", "Not assigned to this app")));
    }

    [Fact]
    public void A_complete_sign_out_needs_no_details()
    {
        Assert.Equal("Signed out.", Wording.Of(new SignOutResult(Done, Done, Done, Done)));
    }

    [Fact]
    public void An_incomplete_sign_out_names_what_is_left()
    {
        var result = new SignOutResult(Done, new StepOutcome.NotSupported(), new StepOutcome.Failed(NoNetwork), Done);

        Assert.Equal(
            "Signed out on this device, but not of everything: access token: the org can't; shared session: The org can't be reached.",
            Wording.Of(result));
    }
}
