using System.Diagnostics.CodeAnalysis;

namespace SsoConfig;

/// <summary>What went wrong, for a program to branch on and a developer to read.</summary>
public sealed class SsoError
{
    /// <summary>Creates an error; set <see cref="Code"/> and <see cref="Message"/>.</summary>
    public SsoError() { }

    [SetsRequiredMembers]
    internal SsoError(string code, string message, bool isTransient = false, TimeSpan? retryAfter = null)
    {
        Code = code;
        Message = message;
        IsTransient = isTransient;
        RetryAfter = retryAfter;
    }

    /// <summary>
    /// The OAuth or OpenID Connect error code of the provider (RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section
    /// 3.1.2.6), or one of <see cref="SsoErrorCodes"/>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>What happened and what to do about it, in English. It holds no token, code or verifier.</summary>
    public required string Message { get; init; }

    /// <summary>Whether the same call may succeed later with nothing changed, as after a network failure.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// How long the provider asks to wait before the next request (<c>Retry-After</c>; RFC 9110, section 10.2.3), if it does.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Code and message, for a log.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
