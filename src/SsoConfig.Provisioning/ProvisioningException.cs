namespace SsoConfig.Provisioning;

/// <summary>A command cannot go on. The message says what is wrong and what to do, and holds no secret.</summary>
internal sealed class ProvisioningException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether a switch or an argument is missing, rather than something having failed.</summary>
    public bool IsWrongUsage { get; init; }
}
