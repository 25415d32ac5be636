using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>
/// Each provider of docs/providers.md, imitated on the wire with what its documentation says, and used with the okta.json of that page.
/// </summary>
public sealed class ProviderProfileTests
{
    public static TheoryData<string> Names => [.. ProviderProfiles.All.Select(static profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_user_signs_in_and_the_access_token_is_renewed(string name)
    {
        using var scenario = Imitate(name, out var profile);
        using var client = scenario.NewProcess(profile.ToOptions());
        var signedIn = scenario.Keep(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Null((signedIn as SignInResult.Failed)?.Error.Message);
        Assert.True(((SignInResult.SignedIn)signedIn).Session.HasRefreshToken);
        scenario.Time.Advance(TimeSpan.FromMinutes(59));

        Assert.IsType<AccessTokenResult.Valid>(
            scenario.Keep(await client.GetAccessTokenAsync(cancellationToken: TestContext.Current.CancellationToken))
        );
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fresh_sign_in_is_proved_where_the_provider_can(string name)
    {
        using var scenario = Imitate(name, out var profile);
        using var client = scenario.NewProcess(profile.ToOptions());

        var result = scenario.Keep(
            await client.SignInAsync(new SignInRequest { Prompt = Prompt.Login }, TestContext.Current.CancellationToken)
        );

        Assert.Equal(profile.ProvesFreshSignIn ? null : SsoErrorCodes.AuthenticationNotFresh, (result as SignInResult.Failed)?.Error.Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sign_out_does_what_the_provider_has(string name)
    {
        using var scenario = Imitate(name, out var profile);
        var options = profile.ToOptions();
        using var client = scenario.NewProcess(options);
        Assert.IsType<SignInResult.SignedIn>(await client.SignInAsync(cancellationToken: TestContext.Current.CancellationToken));
        scenario.Browser.RespondWith(static _ => Scenario.LogoutRedirectUri);

        var result = scenario.Keep(await client.SignOutAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.IsType(profile.EndSession, result.EndSession);
        Assert.IsType(profile.Revocation, result.AccessTokenRevocation);
        Assert.IsType<SignOutStepResult.Done>(result.LocalTokens);
    }

    private static Scenario Imitate(string name, out ProviderProfile profile)
    {
        var imitated = ProviderProfiles.All.Single(known => known.Name == name);
        profile = imitated;
        var options = imitated.ToOptions();
        var stated = imitated.StatedIssuer ?? options.Issuer;
        var scenario = new Scenario();
        scenario.Provider.DiscoveryAddress = new Uri(
            options.MetadataAddress ?? options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration"
        );
        scenario.Provider.AlterDiscovery = discovery =>
        {
            discovery["issuer"] = stated;
            discovery.Remove("authorization_response_iss_parameter_supported");
            Alter(discovery, imitated.Metadata);
        };
        scenario.Provider.AlterAuthorizationResponse = static response => response.Remove("iss");
        scenario.Provider.AlterIdToken = claims =>
        {
            claims["iss"] = imitated.TokenIssuer ?? stated;
            Alter(claims, imitated.Claims);
        };
        scenario.Provider.AlterTokenResponse = response => Alter(response, imitated.TokenResponse!);
        scenario.Provider.IssuesRefreshTokensUnasked = imitated.IssuesRefreshTokensUnasked;
        scenario.Provider.RotatesRefreshTokens = imitated.RotatesRefreshTokens;
        return scenario;
    }

    private static void Alter(JsonObject json, IReadOnlyDictionary<string, JsonNode?> members)
    {
        foreach (var (name, value) in members)
        {
            json.Remove(name);
            if (value is not null)
            {
                json[name] = value.DeepClone();
            }
        }
    }
}
