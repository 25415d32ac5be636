using System.Net.Http.Headers;

namespace SsoConfig.Tests.Provider;

/// <summary>What a resource server sees of a request with a bound token.</summary>
internal sealed record RecordedProofRequest(HttpMethod Method, Uri Uri, AuthenticationHeaderValue? Authorization, ReceivedProof? Proof);
