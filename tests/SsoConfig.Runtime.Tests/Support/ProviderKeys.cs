using System.Text.Json.Nodes;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Support;

/// <summary>The keys that a provider signs with, and what its discovery document says of them.</summary>
internal static class ProviderKeys
{
    public static void Announce(RecordingProvider provider, params string[] algorithms) =>
        provider.AlterDiscovery = discovery =>
            discovery["id_token_signing_alg_values_supported"] = new JsonArray([
                .. algorithms.Select(static name => JsonValue.Create(name)),
            ]);

    public static void Use(RecordingProvider provider, SigningKey key)
    {
        Announce(provider, key.Algorithm);
        provider.Key = key;
        provider.PublishedKeys = [key];
    }
}
