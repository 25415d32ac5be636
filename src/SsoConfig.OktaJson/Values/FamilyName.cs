using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.OktaJson.Values;

/// <summary>
/// The name of what the apps of a family share: a keychain access group, an Android permission, a folder. Its grammar is what all of them
/// allow: words of lower-case letters and digits that begin with a letter, with dots between them.
/// </summary>
internal static class FamilyName
{
    public const int MaxLength = 100;

    private const string Suffix = "sso";
    private const int HashBytes = 4;

    public static bool IsValid(string name)
    {
        var words = name.Split('.');
        return name.Length <= MaxLength && words.Length > 1 && Array.TrueForAll(words, IsWord);
    }

    /// <summary>The name with everything corrected that has one right form.</summary>
    public static string Correct(string name)
    {
        var corrected = Join(name.Split('.'));
        corrected = corrected.IndexOf('.') < 0 ? $"com.example.{(corrected.Length == 0 ? Suffix : corrected)}" : corrected;
        return IsValid(corrected) ? corrected : $"com.example.{Suffix}";
    }

    /// <summary>
    /// The reversed host of the issuer and a hash of the whole issuer, so that two authorization servers of one host are two families, and
    /// so are two hosts that differ in a character which no name may have.
    /// </summary>
    public static string FromIssuer(string issuer)
    {
        var labels = IssuerUri.HostOf(issuer).Split('.');
        Array.Reverse(labels);
        var host = Join(labels);
        var room = MaxLength - Suffix.Length - (HashBytes * 2) - 3;
        host = host.Length > room ? host.Substring(0, room).TrimEnd('.') : host;
        return $"{(host.Length == 0 ? Suffix : host)}.{Suffix}.h{Hash(issuer)}";
    }

    private static bool IsWord(string word) => word.Length > 0 && IsLetter(word[0]) && Array.TrueForAll(word.ToCharArray(), IsAllowed);

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';

    private static bool IsAllowed(char c) => IsLetter(c) || c is >= '0' and <= '9';

    private static string Join(string[] words)
    {
        var name = new StringBuilder();
        foreach (var word in words)
        {
            var cleaned = Clean(word);
            if (cleaned.Length > 0)
            {
                name.Append(name.Length == 0 ? string.Empty : ".").Append(IsLetter(cleaned[0]) ? string.Empty : "n").Append(cleaned);
            }
        }

        return name.ToString();
    }

    private static string Clean(string word)
    {
        var cleaned = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            if (IsAllowed(lower))
            {
                cleaned.Append(lower);
            }
        }

        return cleaned.ToString();
    }

    private static string Hash(string issuer)
    {
        using var sha256 = SHA256.Create();
#pragma warning disable CA1850 // netstandard2.0, where this is compiled too, has no HashData.
        var hash = sha256.ComputeHash(Encoding.UTF8.GetBytes(issuer));
#pragma warning restore CA1850
        var text = new StringBuilder(HashBytes * 2);
        for (var i = 0; i < HashBytes; i++)
        {
            text.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
