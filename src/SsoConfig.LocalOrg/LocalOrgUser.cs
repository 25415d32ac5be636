using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.LocalOrg;

/// <summary>A user of the local org. All users have the same password, and it is shown on the sign-in page.</summary>
/// <param name="name">The full name.</param>
/// <param name="email">The email address, which is also the user name.</param>
public sealed class LocalOrgUser(string name, string email)
{
    /// <summary>The password of all users.</summary>
    public const string Password = "local-org";

    /// <summary>Ada Lovelace and Grace Hopper: the users unless <see cref="LocalOrgOptions.Users"/> names others.</summary>
    public static IReadOnlyList<LocalOrgUser> Defaults { get; } =
    [new("Ada Lovelace", "ada@example.com"), new("Grace Hopper", "grace@example.com")];

    /// <summary>The full name: the <c>name</c> claim.</summary>
    public string Name { get; } = name;

    /// <summary>The email address, which is also the user name.</summary>
    public string Email { get; } = email;

    /// <summary>The <c>sub</c> claim: opaque, and the same in every run.</summary>
    public string Subject { get; } = "00u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)))[..17];

    /// <summary>Parses <c>Ada Lovelace &lt;ada@example.com&gt;</c>.</summary>
    /// <exception cref="LocalOrgException">The string has another form.</exception>
    public static LocalOrgUser Parse(string value)
    {
        var open = value.IndexOf('<', StringComparison.Ordinal);
        return
            open > 0
            && value.EndsWith('>')
            && value[(open + 1)..^1].Trim() is { Length: > 2 } email
            && email.Contains('@')
            && value[..open].Trim() is { Length: > 0 } name
            ? new LocalOrgUser(name, email)
            : throw new LocalOrgException(
                $"'{value}' is not a valid user. Write a name and an email address, for example \"Ada Lovelace <ada@example.com>\"."
            );
    }
}
