namespace SsoConfig.Providers.Tests.Support;

/// <summary>Pages of a provider that are a program in the browser, not forms: what it and the user in front of it do.</summary>
internal interface IScriptedPages
{
    /// <param name="page">Where the browser was sent.</param>
    /// <param name="http">The browser's requests, with its cookies.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where the page goes on to, and whether the user had to authenticate; null if it is none of these pages.</returns>
    Task<ScriptedStep?> PassAsync(Uri page, HttpClient http, CancellationToken cancellationToken);
}
