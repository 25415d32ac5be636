using SsoConfig.DPoP;

namespace SsoConfig.Tests.DPoP;

/// <summary>Windows' key storage is not here; which of its failures sign the user out is.</summary>
public sealed class CngStatusTests
{
    [Theory]
    [InlineData(0x80090016u, true)]
    [InlineData(0x80090011u, true)]
    [InlineData(0x8009000Du, true)]
    [InlineData(0x80090030u, true)]
    [InlineData(0x80090035u, true)]
    [InlineData(0x80280803u, false)]
    [InlineData(0x80090020u, false)]
    [InlineData(0x80070005u, false)]
    public void Only_a_key_that_is_not_there_is_missing(uint status, bool isMissing) =>
        Assert.Equal(isMissing, CngStatus.IsKeyMissing(unchecked((int)status)));
}
