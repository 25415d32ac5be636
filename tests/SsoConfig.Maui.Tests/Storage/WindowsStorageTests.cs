using System.Runtime.InteropServices;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

public sealed class WindowsStorageTests : IDisposable
{
    private static readonly byte[] Secret = [1];
    private static readonly byte[] Other = [2];

    private readonly WindowsSecureStorage _storage = new();
    private readonly SecretTokenStore _store;

    public WindowsStorageTests()
    {
        _storage.Values["of the app"] = "kept";
        _store = new SecretTokenStore(_storage, new InstallationMarks(new MarkFile()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_full_disk_is_an_error_and_the_apps_own_secrets_stay()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.IsDiskFull = true;

        await Assert.ThrowsAsync<IOException>(async () => await _store.WriteAsync("session", Other, Cancel));

        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Fact]
    public async Task Another_key_of_the_user_counts_as_signed_out_and_the_next_sign_in_is_stored()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.IsKeyLost = true;
        Assert.Null(await _store.ReadAsync("session", Cancel));

        await _store.WriteAsync("session", Other, Cancel);

        Assert.Equal(Other, await _store.ReadAsync("session", Cancel));
        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Theory]
    [InlineData(0x8009000B, true)]
    [InlineData(0x80090005, true)]
    [InlineData(0x8007000D, true)]
    [InlineData(0x80070070, false)]
    [InlineData(0x80070005, false)]
    [InlineData(0x80004005, false)]
    public void A_failure_of_data_protection_is_told_by_its_code(uint code, bool expected) =>
        Assert.Equal(expected, WindowsCryptography.IsFailure(Marshal.GetExceptionForHR(unchecked((int)code))!));
}
