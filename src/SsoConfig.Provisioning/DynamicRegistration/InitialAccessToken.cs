using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.DynamicRegistration;

/// <summary>
/// The initial access token (RFC 7591, section 1.2). It does not say which provider it is for, and neither okta.json nor the discovery
/// document that it leads to may decide that: a repository from elsewhere could have any issuer in it. So the developer names the host.
/// </summary>
internal sealed class InitialAccessToken
{
    public const string Variable = "SSO_INITIAL_ACCESS_TOKEN";
    public const string HostVariable = "SSO_INITIAL_ACCESS_TOKEN_HOST";
    private readonly ToolConsole _console;
    private readonly string? _token;
    private readonly string? _host;
    private string? _confirmedHost;

    public InitialAccessToken(ToolEnvironment environment, ToolConsole console)
    {
        _console = console;
        _token = environment.GetVariable(Variable) is { Length: > 0 } token ? token : null;
        _host = environment.GetVariable(HostVariable) is { Length: > 0 } host ? host : null;
        environment.Secrets.Add(_token);
    }

    public bool IsThere => _token is not null;

    /// <returns>The token; null where there is none.</returns>
    /// <exception cref="ProvisioningException">The developer has not named the endpoint's host.</exception>
    public string? For(Uri endpoint)
    {
        var host = Origin.HostOf(endpoint);
        if (_token is null || _confirmedHost == host)
        {
            return _token;
        }

        if (_host is not null && !string.Equals(_host, host, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProvisioningException(
                $"{Variable} is for '{Printable.From(_host)}' ({HostVariable}), but okta.json leads to '{host}', so it was not sent."
            );
        }

        if (_host is null && !_console.Confirm($"Send {Variable} to '{host}'?", $"set {HostVariable} to the provider's host"))
        {
            throw new ProvisioningException($"{Variable} was not sent to '{host}', and nothing was registered.");
        }

        _confirmedHost = host;
        return _token;
    }
}
