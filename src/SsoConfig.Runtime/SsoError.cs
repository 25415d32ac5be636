namespace SsoConfig;

/// <summary>What went wrong, for a program to branch on and a developer to read.</summary>
/// <param name="Code">
/// The OAuth or OpenID Connect error code of the provider (RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6),
/// or one of <see cref="SsoErrorCodes"/>.
/// </param>
/// <param name="Message">What happened and what to do about it, in English. It holds no token, code or verifier.</param>
/// <param name="IsTransient">Whether the same call may succeed later with nothing changed, as after network trouble.</param>
public sealed record SsoError(string Code, string Message, bool IsTransient = false);
