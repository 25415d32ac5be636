namespace SsoConfig.Testing;

/// <summary>
/// A running provider with two native apps, <c>com.first.sample</c> and <c>com.second.sample</c>, and a user who can sign in.
/// </summary>
public interface IProvider : IAsyncDisposable
{
    string Issuer { get; }

    string UserName { get; }

    string Password { get; }

    /// <param name="app"><c>first</c> or <c>second</c>.</param>
    string ClientId(string app);
}
