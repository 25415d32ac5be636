using System.Security.Cryptography;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.DPoP;

/// <summary>Keys that are sealed as the tokens are.</summary>
public sealed class TokenStoreProofKeyStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_signs_for_its_public_part_also_in_another_process()
    {
        using var store = new MemoryTokenStore();
        var point = await new TokenStoreProofKeyStore(store).CreateAsync("a", Cancellation);
        var other = new TokenStoreProofKeyStore(store);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        var data = new byte[] { 1, 2 };

        var signature = await other.SignAsync("a", data, Cancellation);

        Assert.True(verifier.VerifyData(data, signature!, HashAlgorithmName.SHA256));
        Assert.Equal(point.X, (await other.FindAsync("a", Cancellation))!.Value.X);
    }

    [Fact]
    public async Task A_key_that_is_deleted_or_damaged_is_gone()
    {
        using var store = new MemoryTokenStore();
        var keys = new TokenStoreProofKeyStore(store);
        await keys.CreateAsync("deleted", Cancellation);
        await keys.DeleteAsync("deleted", Cancellation);
        await keys.CreateAsync("damaged", Cancellation);
        store.Put("proof-key-damaged", [1, 2, 3]);

        foreach (var name in new[] { "deleted", "damaged", "never-made" })
        {
            Assert.Null(await keys.FindAsync(name, Cancellation));
            Assert.Null(await keys.SignAsync(name, new byte[1], Cancellation));
        }
    }

    [Fact]
    public async Task A_sign_in_over_it_refreshes_in_another_process_and_leaves_nothing_at_sign_out()
    {
        using var store = new MemoryTokenStore();
        using var scenario = new Scenario(options => options with { ProofKeyStore = new TokenStoreProofKeyStore(store) }, isBound: true);
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await scenario.ValidAccessTokenAsync(scenario.NewProcess());
        await scenario.SignOutAsync();

        Assert.Empty(store.Values);
    }
}
