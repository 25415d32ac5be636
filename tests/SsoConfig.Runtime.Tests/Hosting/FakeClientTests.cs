using SsoConfig.Testing;

namespace SsoConfig.Tests.Hosting;

/// <summary>The client that unit tests of an app use.</summary>
public sealed class FakeClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_signs_its_user_in_and_out_and_reports_it()
    {
        var fake = new FakeSsoClient();
        var changes = new List<(SessionChange, string?, string?)>();
        fake.SessionChanged += (_, change) =>
            changes.Add((change.Change, change.PreviousSession?.User.Subject, change.Session?.User.Subject));

        Assert.IsType<AccessTokenResult.SignedOut>(await fake.GetAccessTokenAsync(cancellationToken: Cancellation));
        Assert.IsType<SessionCheckResult.NoSession>(await fake.CheckSessionAsync(cancellationToken: Cancellation));
        Assert.Null(await fake.GetIdTokenAsync(Cancellation));
        Assert.IsType<SignInResult.SignedIn>(await fake.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, Cancellation));
        Assert.Equal(
            "access-token",
            Assert.IsType<AccessTokenResult.Valid>(await fake.GetAccessTokenAsync(cancellationToken: Cancellation)).AccessToken
        );
        Assert.Equal("Ada Lovelace", (await fake.GetSessionAsync(Cancellation))!.User.Name);
        Assert.True((await fake.SignOutAsync(SignOutScope.ThisApp, Cancellation)).IsComplete);

        Assert.Equal([(SessionChange.SignedIn, null, "ada"), (SessionChange.SignedOut, "ada", null)], changes);
        Assert.Equal(Prompt.Login, Assert.Single(fake.SignIns).Prompt);
        Assert.Equal([SignOutScope.ThisApp], fake.SignOuts);
    }

    [Fact]
    public async Task A_test_can_have_any_other_outcome_and_an_earlier_sign_in_stays()
    {
        var fake = new FakeSsoClient();
        await fake.SignInAsync(cancellationToken: Cancellation);
        fake.OnSignIn = static _ => new SignInResult.Denied("access_denied", null);
        fake.OnGetAccessToken = static _ => new AccessTokenResult.Failed(new SsoError("network", "Try again.", isTransient: true));

        Assert.IsType<SignInResult.Denied>(await fake.SignInAsync(cancellationToken: Cancellation));
        Assert.IsType<AccessTokenResult.Failed>(await fake.GetAccessTokenAsync(cancellationToken: Cancellation));
        Assert.NotNull(fake.Session);
    }

    [Fact]
    public async Task An_outcome_that_says_signed_out_leaves_nobody_signed_in()
    {
        var fake = new FakeSsoClient();
        await fake.SignInAsync(cancellationToken: Cancellation);
        SessionChangedEventArgs? change = null;
        fake.SessionChanged += (_, raised) => change = raised;
        fake.OnGetAccessToken = static _ => new AccessTokenResult.SignedOut();

        Assert.IsType<AccessTokenResult.SignedOut>(await fake.GetAccessTokenAsync(cancellationToken: Cancellation));

        Assert.Null(await fake.GetSessionAsync(Cancellation));
        Assert.Null(await fake.GetIdTokenAsync(Cancellation));
        Assert.Equal(SessionChangeSource.Provider, change!.Source);
    }

    [Theory]
    [InlineData(SignOutScope.SharedSession, "ada", false)]
    [InlineData(SignOutScope.SharedSession, "bob", true)]
    [InlineData(SignOutScope.ThisApp, "ada", true)]
    public async Task A_sign_out_of_the_shared_session_ends_that_of_the_family_if_it_is_the_users(
        SignOutScope scope,
        string user,
        bool stays
    )
    {
        var fake = new FakeSsoClient { FamilySession = new SsoFamilySession { User = new SsoUser { Subject = user } } };
        await fake.SignInAsync(cancellationToken: Cancellation);

        await fake.SignOutAsync(scope, Cancellation);

        Assert.Equal(stays, await fake.GetFamilySessionAsync(Cancellation) is not null);
    }

    [Fact]
    public async Task A_session_that_the_provider_ends_is_gone_with_its_reason()
    {
        var fake = new FakeSsoClient();
        await fake.SignInAsync(cancellationToken: Cancellation);
        SessionChangedEventArgs? change = null;
        fake.SessionChanged += (_, raised) => change = raised;

        fake.EndSessionByProvider();

        Assert.Equal((SessionChangeSource.Provider, "invalid_grant"), (change!.Source, change.ErrorCode));
        Assert.IsType<AccessTokenResult.SignedOut>(await fake.GetAccessTokenAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public void It_can_do_what_the_client_can() =>
        Assert.Empty(
            typeof(SsoClient)
                .GetMethods()
                .Where(static method =>
                    method.DeclaringType == typeof(SsoClient) && method.Name.EndsWith("Async", StringComparison.Ordinal)
                )
                .Select(static method => method.Name)
                .Except(typeof(ISsoClient).GetMethods().Select(static method => method.Name))
        );
}
