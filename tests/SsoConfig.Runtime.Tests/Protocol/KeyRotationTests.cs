using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>Key sets as providers really publish them: keys without an id, ids that are used again, one key listed twice.</summary>
public sealed class KeyRotationTests
{
    private static readonly SigningKey NewKey = SigningKey.Rsa("key-1");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task A_rotation_is_noticed_by_the_signature_if_the_kid_does_not_tell(bool hasKid)
    {
        using var scenario = new Scenario();
        if (!hasKid)
        {
            scenario.Provider.AlterIdTokenHeader = static header => header.Remove("kid");
            scenario.Provider.AlterKeySet = static keys => keys[0]!.AsObject().Remove("kid");
        }

        await scenario.SignedInAsync();
        scenario.Provider.Key = NewKey;
        scenario.Provider.PublishedKeys = [NewKey];

        await scenario.SignedInAsync();

        Assert.Equal(2, KeySetRequests(scenario));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{}", "http_status", true)]
    [InlineData(HttpStatusCode.OK, "{", "invalid_discovery", false)]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task While_the_new_keys_cannot_be_fetched_a_signature_is_not_called_wrong(
        HttpStatusCode status,
        string body,
        string code,
        bool isTransient
    )
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        (scenario.Provider.Key, scenario.Provider.PublishedKeys) = (NewKey, [NewKey]);
        scenario.RespondAt(RecordingProvider.JwksPath, () => JsonResponse.Of(status, body));

        SsoError[] errors = [await scenario.FailedSignInAsync(), await scenario.FailedSignInAsync()];

        Assert.All(errors, error => Assert.Equal((code, isTransient), (error.Code, error.IsTransient)));
        Assert.Equal(2, KeySetRequests(scenario));
        scenario.Provider.RespondInstead = null;
        scenario.Time.Advance(TimeSpan.FromSeconds(30));
        await scenario.SignedInAsync();
    }

    [Fact]
    public async Task While_the_network_is_down_a_signature_is_not_called_wrong_either()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        (scenario.Provider.Key, scenario.Provider.PublishedKeys) = (NewKey, [NewKey]);
        scenario.RespondAt(RecordingProvider.JwksPath, static () => throw new HttpRequestException(HttpRequestError.ConnectionError));

        SsoError[] errors = [await scenario.FailedSignInAsync(), await scenario.FailedSignInAsync()];

        Assert.All(errors, static error => Assert.Equal(("network", true), (error.Code, error.IsTransient)));
    }

    [Fact]
    public async Task Signatures_that_do_not_verify_fetch_the_key_set_at_most_twice_a_minute()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterSignature = NewKey.Sign;
        for (var i = 0; i < 10; i++)
        {
            await scenario.FailedSignInAsync();
        }

        Assert.Equal(2, KeySetRequests(scenario));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 2)]
    [InlineData(-3600, 2)]
    public async Task After_half_a_minute_or_a_clock_set_back_they_fetch_it_once_more(int seconds, int further)
    {
        using var scenario = new Scenario();
        scenario.Time.AutoAdvanceAmount = TimeSpan.Zero;
        scenario.Provider.AlterSignature = NewKey.Sign;
        await scenario.FailedSignInAsync();
        var before = KeySetRequests(scenario);

        scenario.Time.AdjustTime(scenario.Time.GetUtcNow().AddSeconds(seconds));
        await scenario.FailedSignInAsync();

        Assert.Equal(before + further - 1, KeySetRequests(scenario));
    }

    [Fact]
    public async Task A_withdrawn_key_is_accepted_for_an_hour_at_most()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.PublishedKeys = [SigningKey.Rsa("key-2")];
        scenario.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(SsoErrorCodes.InvalidIdToken, (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Case(10)]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task A_key_that_is_listed_twice_counts_once(bool hasKid) =>
        IsAcceptedAsync(provider =>
        {
            provider.AlterKeySet = static keys => keys.Add(keys[0]!.DeepClone());
            provider.AlterIdTokenHeader = header => Drop(header, "kid", !hasKid);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Case(10)]
    public Task A_key_and_its_certificate_count_once(bool hasKid)
    {
        using var rsa = RsaKeys.Next();
        var request = new CertificateRequest("CN=op", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var plain = rsa.ExportParameters(includePrivateParameters: false);
        var certificateOnly = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "key-1",
            ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)),
        };
        var plainOnly = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = "key-1",
            ["n"] = Jws.Encode(plain.Modulus!),
            ["e"] = Jws.Encode(plain.Exponent!),
        };
        var parameters = rsa.ExportParameters(includePrivateParameters: true);
        return IsAcceptedAsync(provider =>
        {
            provider.AlterKeySet = keys =>
            {
                keys.Clear();
                keys.Add(certificateOnly.DeepClone());
                keys.Add(plainOnly.DeepClone());
            };
            provider.AlterSignature = data =>
            {
                using var key = RSA.Create(parameters);
                return key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            };
            provider.AlterIdTokenHeader = header => Drop(header, "kid", !hasKid);
        });
    }

    [Fact]
    [Case(10)]
    public Task Of_several_keys_with_one_kid_the_one_that_verifies_counts() =>
        IsAcceptedAsync(static provider => provider.PublishedKeys = [NewKey, provider.Key]);

    [Fact]
    public Task An_RSA_key_under_2048_bits_is_refused() =>
        IsRefusedAsync(
            "RSA key of 1024 bits",
            static provider =>
            {
                var weak = SigningKey.WeakRsa("weak");
                provider.Key = weak;
                provider.PublishedKeys = [weak];
            }
        );

    [Fact]
    [Case(37)]
    public Task EdDSA_is_named_with_what_to_set_instead() =>
        IsRefusedAsync(
            "EdDSA, which .NET cannot verify; set this client's id_token algorithm to RS256 or ES256",
            static provider =>
            {
                provider.AlterDiscovery = static discovery => discovery["id_token_signing_alg_values_supported"] = new JsonArray("EdDSA");
                provider.AlterIdTokenHeader = static header => header["alg"] = "EdDSA";
            }
        );

    private static void Drop(JsonObject json, string member, bool isDropped)
    {
        if (isDropped)
        {
            json.Remove(member);
        }
    }

    private static int KeySetRequests(Scenario scenario) =>
        scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath);
}
