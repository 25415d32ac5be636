namespace SsoConfig.Provisioning;

/// <summary>A command cannot go on. The message says what is wrong and what to do, and holds no secret.</summary>
internal sealed class ProvisioningException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Of several lines.</summary>
    public ProvisioningException(IReadOnlyList<string> lines)
        : this(string.Join('\n', lines)) => Lines = lines;

    /// <summary>The message, by lines: a name in one of them cannot begin another one.</summary>
    public IReadOnlyList<string> Lines { get; } = [message];

    /// <summary>Whether a switch or an argument is missing, rather than something having failed.</summary>
    public bool IsWrongUsage { get; init; }
}
