using System.Text.Json;

namespace SsoConfig.Demo.Browser;

/// <summary>A profile whose user has already chosen "always allow" when the sign-in page first wanted to open each app.</summary>
internal static class BrowserProfile
{
    public static void Prepare(string folder, string origin, IEnumerable<string> schemes)
    {
        var allowed = schemes.ToDictionary(static scheme => scheme, static _ => true);
        var preferences = new
        {
            protocol_handler = new { allowed_origin_protocol_pairs = new Dictionary<string, object> { [origin] = allowed } },
        };
        var file = Path.Combine(folder, "Default", "Preferences");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(preferences));
    }
}
