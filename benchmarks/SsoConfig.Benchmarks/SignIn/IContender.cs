namespace SsoConfig.Benchmarks.SignIn;

/// <summary>A client library that signs in and refreshes against the same org with the same browser.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Requests to the provider since the last call, those of the browser left out.</summary>
    int TakeRequestCount();

    /// <exception cref="InvalidOperationException">It did not sign in.</exception>
    Task SignInAsync();

    /// <exception cref="InvalidOperationException">It did not refresh.</exception>
    Task RefreshAsync();
}
