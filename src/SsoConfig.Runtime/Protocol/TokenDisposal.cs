namespace SsoConfig.Protocol;

/// <summary>
/// Revokes tokens that were issued and are not kept, as far as that is possible: nobody waits for the outcome, and no failure stops
/// anything.
/// </summary>
internal sealed class TokenDisposal(RevocationClient revocation)
{
    /// <summary>Not cancelled by the caller, whose cancellation may be the reason; the backchannel limits the time.</summary>
    public async Task RevokeAsync(Provider provider, IssuedTokens tokens)
    {
        // The refresh token first: the provider should end its access tokens with it (RFC 7009, section 2.1).
        await RevokeAsync(provider, tokens.RefreshToken, "refresh_token").ConfigureAwait(false);
        await RevokeAsync(provider, tokens.AccessToken, "access_token").ConfigureAwait(false);
    }

    /// <summary>With it go the tokens of all apps that have used it.</summary>
    public Task RevokeDeviceSecretAsync(Provider provider, string deviceSecret) =>
        RevokeAsync(provider, deviceSecret, DeviceSecrets.Parameter);

    private async Task RevokeAsync(Provider provider, string? token, string hint)
    {
        if (!string.IsNullOrEmpty(token))
        {
            await revocation.RevokeAsync(provider, token, hint, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
