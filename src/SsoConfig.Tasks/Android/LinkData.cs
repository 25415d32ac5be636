using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>
/// The addresses of an <c>intent-filter</c>. Android combines every scheme, host and path of its <c>data</c> elements with every other.
/// </summary>
/// <seealso href="https://developer.android.com/guide/topics/manifest/data-element"/>
internal sealed class LinkData(XElement filter)
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>Whether the filter is for that link, among others or alone.</summary>
    public bool Includes(string host, string path) =>
        Values("scheme").Contains("https") && IncludesHost(host) && (Hosts.Count == 0 || IncludesPath(path));

    private IReadOnlyList<XElement> Hosts => [.. filter.Elements("data").Where(static data => data.Get("host") is not null)];

    private bool IncludesHost(string host) =>
        Hosts.Count == 0 || Hosts.Any(data => data.Get("port") is null && IsHost(data.Get("host")!, host));

    private static bool IsHost(string pattern, string host) =>
        pattern.StartsWith("*", StringComparison.Ordinal)
            ? host.EndsWith(pattern.Substring(1), StringComparison.OrdinalIgnoreCase)
            : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);

    private bool IncludesPath(string path)
    {
        var matches = new List<bool>
        {
            Values("path").Contains(path),
            Values("pathPrefix").Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)),
            Values("pathSuffix").Any(suffix => path.EndsWith(suffix, StringComparison.Ordinal)),
            Values("pathPattern").Any(pattern => IsMatch(pattern, path, @"[\[\](){}+?^$|]")),
            Values("pathAdvancedPattern").Any(pattern => IsMatch(pattern, path, "[()?^$|]")),
        };
        return matches.Contains(true) || !HasPaths;
    }

    private bool HasPaths =>
        filter
            .Elements("data")
            .Attributes()
            .Any(static attribute =>
                attribute.Name.Namespace == AndroidXml.Namespace && attribute.Name.LocalName.StartsWith("path", StringComparison.Ordinal)
            );

    /// <summary>Android's patterns are a part of regular expressions: every other character of those stands for itself.</summary>
    private static bool IsMatch(string pattern, string path, string literals)
    {
        try
        {
            return Regex.IsMatch(path, $"^(?:{Regex.Replace(pattern, literals, @"\$0")})$", RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception problem) when (problem is ArgumentException or RegexMatchTimeoutException)
        {
            // It is no pattern that Android would match either.
            return false;
        }
    }

    private IEnumerable<string> Values(string attribute) => filter.Elements("data").Select(data => data.Get(attribute)).OfType<string>();
}
