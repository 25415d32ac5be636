using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Org;

/// <summary>
/// Every fault that the local org can be asked for, and what the client makes of it: the written form of the fault, then the outcome.
/// </summary>
public sealed class OrgFaultTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly OrgBrowser _browser = new();
    private readonly MemoryTokenStore _store = new();
    private LocalOrgServer _org = null!;
    private SsoClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var app = new LocalOrgApp
        {
            Name = "first",
            ClientId = "first-client",
            RedirectUris = ["com.first.sample:/callback"],
            LogoutRedirectUris = ["com.first.sample:/logout"],
        };
        _org = await LocalOrgServer.StartAsync(new LocalOrgOptions { Apps = [app], TimeProvider = _clock }, Cancellation);
        var options = new SsoOptions
        {
            Issuer = _org.Issuer,
            ClientId = app.ClientId,
            RedirectUri = app.RedirectUris[0],
            LogoutRedirectUri = app.LogoutRedirectUris[0],
        };
        // The fake clock runs while real requests are on the way, so that a limit by that clock has no meaning here.
        var environment = new SsoClientOptions
        {
            TimeProvider = _clock,
            LoadProfile = true,
            BackchannelTimeout = TimeSpan.FromDays(1),
        };
        _client = new SsoClient(options, _browser, _store, environment);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _browser.Dispose();
        _store.Dispose();
        await _org.DisposeAsync();
    }

    [Theory]
    [Fault(
        "the provider is down, slow or lying at a sign-in",
        "signed in after a delay or one retry, or else the error by name, and nothing stored"
    )]
    [InlineData("discovery:503", "http_status")]
    [InlineData("discovery:503:1", "signed in")]
    [InlineData("discovery:drop", "network")]
    [InlineData("discovery:slow=0.1", "signed in")]
    [InlineData("discovery:server_error", "http_status")]
    [InlineData("discovery-issuer=https://evil.example.com", "invalid_discovery")]
    [InlineData("keys:503", "http_status")]
    [InlineData("keys:503:1", "signed in")]
    [InlineData("keys:drop", "network")]
    [InlineData("keys:slow=0.1", "signed in")]
    [InlineData("keys:server_error", "http_status")]
    [InlineData("authorize:503", "cancelled")]
    [InlineData("authorize:drop", "browser_failed")]
    [InlineData("authorize:slow=0.1", "signed in")]
    [InlineData("authorize:access_denied", "denied")]
    [InlineData("authorize:temporarily_unavailable", "temporarily_unavailable")]
    [InlineData("response-issuer=https://evil.example.com", "issuer_mismatch")]
    [InlineData("token:503", "http_status")]
    [InlineData("token:503:1", "signed in")]
    [InlineData("token:drop", "network")]
    [InlineData("token:slow=0.1", "signed in")]
    [InlineData("token:invalid_grant", "invalid_grant")]
    [InlineData("userinfo:503", "signed in")]
    [InlineData("userinfo:drop", "signed in")]
    [InlineData("userinfo:slow=0.1", "signed in")]
    [InlineData("userinfo:invalid_token", "signed in")]
    public async Task A_sign_in_gets_by_or_names_what_went_wrong_and_keeps_nothing(string fault, string outcome)
    {
        _org.Faults.Set(Fault.Parse(fault));

        var result = await _client.SignInAsync(cancellationToken: Cancellation).WhileTimePasses(_clock, TimeSpan.FromMilliseconds(50));

        Assert.Equal(outcome, Name(result));
        Assert.Equal(result is SignInResult.SignedIn, _store.Values.ContainsKey("session"));
    }

    [Theory]
    [Fault("the provider ignores that a fresh authentication was asked for", "`authentication_not_fresh`, and nobody is signed in")]
    [InlineData("ignore-prompt-login")]
    [InlineData("ignore-max-age")]
    public async Task An_old_authentication_is_not_taken_for_a_fresh_one(string fault)
    {
        await SignedInAsync();
        _clock.Advance(TimeSpan.FromSeconds(6));
        _org.Faults.Set(Fault.Parse(fault), Fault.Parse("ignore-prompt-login"), Fault.Parse("ignore-max-age"));

        var result = await _client.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, Cancellation);

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, Name(result));
    }

    [Theory]
    [Fault(
        "the provider is down, slow or lying at a refresh",
        "a token after a delay or one retry, or else the error by name, and the session stays; `invalid_grant` alone is signed out"
    )]
    [InlineData("token:503", "http_status")]
    [InlineData("token:503:1", "valid")]
    [InlineData("token:drop", "network")]
    [InlineData("token:slow=0.1", "valid")]
    [InlineData("token:temporarily_unavailable", "temporarily_unavailable")]
    [InlineData("token:invalid_client", "invalid_client")]
    [InlineData("token:invalid_grant", "signed out")]
    public async Task A_refresh_gets_by_or_names_what_went_wrong_and_only_invalid_grant_signs_out(string fault, string outcome)
    {
        await SignedInAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        _org.Faults.Set(Fault.Parse(fault));

        var result = await _client
            .GetAccessTokenAsync(cancellationToken: Cancellation)
            .AsTask()
            .WhileTimePasses(_clock, TimeSpan.FromMilliseconds(50));

        Assert.Equal(outcome, Name(result));
        Assert.Equal(result is not AccessTokenResult.SignedOut, _store.Values.ContainsKey("session"));
    }

    [Theory]
    [InlineData("prompt-none=login_required", typeof(SessionCheckResult.NoSession))]
    [InlineData("prompt-none=interaction_required", typeof(SessionCheckResult.InteractionNeeded))]
    [InlineData("prompt-none=server_error", typeof(SessionCheckResult.Failed))]
    public async Task A_check_tells_the_errors_of_prompt_none_apart_and_keeps_the_tokens(string fault, Type outcome)
    {
        await SignedInAsync();
        _org.Faults.Set(Fault.Parse(fault));

        Assert.IsType(outcome, await _client.CheckSessionAsync(cancellationToken: Cancellation));
        Assert.True(_store.Values.ContainsKey("session"));
    }

    [Theory]
    [Fault("the provider is down, slow or lying at a sign-out", "the tokens on the device are gone; the step that failed is named")]
    [InlineData("revoke:503", "http_status", "done")]
    [InlineData("revoke:drop", "network", "done")]
    [InlineData("revoke:slow=0.1", "done", "done")]
    [InlineData("revoke:invalid_client", "invalid_client", "done")]
    [InlineData("no-revocation", "not supported", "done")]
    [InlineData("end-session:503", "done", "cancelled")]
    [InlineData("end-session:drop", "done", "browser_failed")]
    [InlineData("end-session:slow=0.1", "done", "done")]
    [InlineData("end-session:invalid_request", "done", "cancelled")]
    [InlineData("no-end-session", "done", "not supported")]
    public async Task A_sign_out_reports_the_step_that_failed_and_the_tokens_are_gone(string fault, string revocation, string endSession)
    {
        // Discovery is read before the sign-in; a fault in it has to be there by then.
        _org.Faults.Set(Fault.Parse(fault));
        await SignedInAsync();

        var result = await _client.SignOutAsync(cancellationToken: Cancellation).WhileTimePasses(_clock, TimeSpan.FromMilliseconds(50));

        Assert.Equal((revocation, endSession), (Name(result.RefreshTokenRevocation), Name(result.EndSession)));
        Assert.Empty(_store.Values);
    }

    [Fact]
    public void Every_kind_of_fault_of_the_local_org_is_tried_here()
    {
        var lines = Fault.Grammar.Split('\n');
        var words = lines.Where(static line => char.IsAsciiLetterLower(line[0])).Select(static line => line.Split('=', ' ')[0]);
        var endpoints = lines
            .Single(static line => line.TrimStart().StartsWith("ENDPOINT ", StringComparison.Ordinal))
            .Split(["ENDPOINT", ","], StringSplitOptions.TrimEntries)[1..]
            .Except(["register", "introspect"]); // The runtime registers no client, and introspects no token.
        string[] effects = ["STATUS", "slow", "drop", "ERROR"];

        Assert.NotEmpty(endpoints);
        Assert.Empty(
            words
                .Concat(endpoints.SelectMany(endpoint => effects.Select(effect => $"{endpoint}:{effect}")))
                .Except(TriedFaults().Select(KindOf))
        );
    }

    /// <summary>The one word of a fault, or its endpoint and what kind of effect it has there.</summary>
    private static string KindOf(string fault) =>
        fault.Split(':', '=') switch
        {
            [var endpoint, var effect, ..] when fault.StartsWith($"{endpoint}:{effect}", StringComparison.Ordinal) =>
                $"{endpoint}:{(char.IsAsciiDigit(effect[0]) ? "STATUS" : effect is "slow" or "drop" ? effect : "ERROR")}",
            [var word, ..] => word,
            _ => fault,
        };

    private static IEnumerable<string> TriedFaults() =>
        new[] { typeof(OrgFaultTests), typeof(NativeSsoFaultTests), typeof(OrgDPoPTests) }
            .SelectMany(static type => type.GetMethods())
            .SelectMany(static method => method.GetCustomAttributes<InlineDataAttribute>())
            .Select(static data => data.Data[0])
            .OfType<string>();

    private async Task SignedInAsync() => Assert.IsType<SignInResult.SignedIn>(await _client.SignInAsync(cancellationToken: Cancellation));

    private static string Name(SignInResult result) =>
        result switch
        {
            SignInResult.SignedIn => "signed in",
            SignInResult.Cancelled => "cancelled",
            SignInResult.Denied => "denied",
            SignInResult.Failed failed => failed.Error.Code,
            _ => result.GetType().Name,
        };

    private static string Name(AccessTokenResult result) =>
        result switch
        {
            AccessTokenResult.Valid => "valid",
            AccessTokenResult.SignedOut => "signed out",
            AccessTokenResult.Failed failed => failed.Error.Code,
            _ => result.GetType().Name,
        };

    private static string Name(SignOutStepResult step) =>
        step switch
        {
            SignOutStepResult.Done => "done",
            SignOutStepResult.NotSupported => "not supported",
            SignOutStepResult.Cancelled => "cancelled",
            SignOutStepResult.Failed failed => failed.Error.Code,
            _ => step.GetType().Name,
        };
}
