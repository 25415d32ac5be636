using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.LocalOrg;

/// <summary>Somebody who can sign in. People of the local org are toys: their one password is shown to everybody.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Email">The address, which is also the user name.</param>
public sealed record Person(string Name, string Email)
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "local-org";

    /// <summary>The people of an org that names no others.</summary>
    public static IReadOnlyList<Person> Defaults { get; } = [new("Ada Lovelace", "ada@example.com"), new("Grace Hopper", "grace@example.com")];

    /// <summary>The <c>sub</c> claim: opaque, and the same in every run.</summary>
    public string Subject => "00u" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Email)))[..17];

    /// <summary>Reads <c>Name &lt;address&gt;</c>; null when the text has another form.</summary>
    public static Person? TryParse(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        return open > 0 && text.EndsWith('>') && text[(open + 1)..^1].Trim() is { Length: > 2 } email && email.Contains('@') && text[..open].Trim() is { Length: > 0 } name
            ? new Person(name, email)
            : null;
    }
}
