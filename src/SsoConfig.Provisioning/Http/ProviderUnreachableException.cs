namespace SsoConfig.Provisioning.Http;

/// <summary>There was no response, so it is not known whether the request had an effect.</summary>
internal sealed class ProviderUnreachableException(Uri address, string reason, Exception inner)
    : Exception($"{address.Scheme}://{address.Authority} cannot be reached: {reason}.", inner);
