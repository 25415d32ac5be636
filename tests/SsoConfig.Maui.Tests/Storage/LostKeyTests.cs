using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>A storage that refuses to write until the values of the lost key are gone.</summary>
public sealed class LostKeyTests : IDisposable
{
    private static readonly byte[] Secret = [1];

    private readonly StubbornStorage _storage = new();
    private readonly SecretTokenStore _store;

    public LostKeyTests() => _store = new SecretTokenStore(_storage, new InstallationMarks(new MarkFile()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_sign_in_can_be_written_once_our_own_values_are_removed()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Values["of the app"] = "kept";
        _storage.Lose("sso.session");

        await _store.WriteAsync("pending-sign-in", Secret, Cancel);

        Assert.Equal(Secret, await _store.ReadAsync("pending-sign-in", Cancel));
        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Fact]
    public async Task A_write_that_fails_while_our_values_can_be_read_removes_nothing()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Lose("of the app");

        await Assert.ThrowsAsync<AndroidSecureStorage.GeneralSecurityException>(async () =>
            await _store.WriteAsync("pending-sign-in", Secret, Cancel)
        );

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
        Assert.Contains("of the app", _storage.Lost);
    }

    [Fact]
    public async Task A_write_that_fails_before_anything_of_ours_was_stored_removes_nothing()
    {
        _storage.Lose("of the app");

        await Assert.ThrowsAsync<AndroidSecureStorage.GeneralSecurityException>(async () =>
            await _store.WriteAsync("session", Secret, Cancel)
        );

        Assert.Contains("of the app", _storage.Lost);
    }

    private sealed class StubbornStorage : ISecretStorage
    {
        public Dictionary<string, string> Values { get; } = [];

        public HashSet<string> Lost { get; } = [];

        public void Lose(string key) => Lost.Add(key);

        public Task<string?> GetAsync(string key) =>
            Lost.Contains(key)
                ? Task.FromException<string?>(new AndroidSecureStorage.GeneralSecurityException())
                : Task.FromResult(Values.GetValueOrDefault(key));

        public Task SetAsync(string key, string value)
        {
            if (Lost.Count > 0)
            {
                return Task.FromException(new AndroidSecureStorage.GeneralSecurityException());
            }

            Values[key] = value;
            return Task.CompletedTask;
        }

        public Task RemoveAsync(string key)
        {
            Values.Remove(key);
            Lost.Remove(key);
            return Task.CompletedTask;
        }

        public bool IsCryptographic(Exception exception) => exception is AndroidSecureStorage.GeneralSecurityException;
    }
}
