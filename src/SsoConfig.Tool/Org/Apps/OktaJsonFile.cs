using System.Text.Json;

namespace SsoConfig.Tool.Org;

/// <summary>What the local org takes from one app's okta.json and the files that lie under and over it.</summary>
/// <param name="Path">The okta.json.</param>
/// <param name="Issuer">The issuer, exactly as written.</param>
/// <param name="Apps">One client for each client id: a platform may have one of its own.</param>
internal sealed record OktaJsonFile(string Path, string Issuer, IReadOnlyList<OrgApp> Apps)
{
    private static readonly string[] Platforms = ["android", "ios", "maccatalyst", "windows", "desktop"];
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="LocalOrgException">The file cannot be used.</exception>
    public static OktaJsonFile Read(string path, string environment)
    {
        var file = System.IO.Path.GetFullPath(Directory.Exists(path) ? System.IO.Path.Combine(path, "okta.json") : path);
        if (!File.Exists(file))
        {
            throw new LocalOrgException($"There is no file {file}. Pass the app's okta.json or the folder that holds it.");
        }

        var folder = System.IO.Path.GetDirectoryName(file)!;
        var layers = new List<JsonElement>();
        Add(FamilyFile(folder));
        Add(file);
        Add(System.IO.Path.Combine(folder, $"okta.{environment}.json"));

        var name = System.IO.Path.GetFileName(folder);
        var clients = new Dictionary<string, OrgApp>();
        foreach (var platform in (string?[])[null, .. Platforms.Where(p => layers.Any(l => l.TryGetProperty(p, out _)))])
        {
            var id = Required(platform, "clientId");
            var redirect = Required(platform, "redirectUri");
            var logout = Required(platform, "logoutRedirectUri");
            var app = clients.GetValueOrDefault(id) ?? new OrgApp(name, id, [], [], []);
            clients[id] = app with
            {
                RedirectUris = [.. app.RedirectUris.Append(redirect).Distinct()],
                LogoutRedirectUris = [.. app.LogoutRedirectUris.Append(logout).Distinct()],
                Scopes = [.. app.Scopes.Concat(Scopes(platform)).Distinct()],
            };
        }

        return new OktaJsonFile(file, Required(null, "issuer"), [.. clients.Values]);

        void Add(string? layer)
        {
            if (layer is not null && File.Exists(layer))
            {
                layers.Add(Parse(layer));
            }
        }

        JsonElement? Find(string? platform, string key)
        {
            JsonElement? found = null;
            foreach (var layer in layers)
            {
                found = layer.TryGetProperty(key, out var value) ? value : found;
            }

            foreach (var layer in layers)
            {
                found = platform is not null && layer.TryGetProperty(platform, out var section) && section.TryGetProperty(key, out var value) ? value : found;
            }

            return found;
        }

        string Required(string? platform, string key) =>
            Find(platform, key)?.GetString() is { Length: > 0 } value && !value.Contains('{')
                ? value
                : throw new LocalOrgException($"{file}: the key '{key}' is missing. Add it, here or in the okta.org.json above.");

        IEnumerable<string> Scopes(string? platform) => Find(platform, "scopes") switch
        {
            { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(static scope => scope.GetString()!),
            { ValueKind: JsonValueKind.String } text => text.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            _ => ["openid", "profile", "offline_access"],
        };
    }

    private static string? FamilyFile(string folder)
    {
        for (var above = Directory.GetParent(folder); above is not null; above = above.Parent)
        {
            var candidate = System.IO.Path.Combine(above.FullName, "okta.org.json");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static JsonElement Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file), Lenient).RootElement;
        }
        catch (JsonException problem)
        {
            throw new LocalOrgException($"{file}({problem.LineNumber + 1},{problem.BytePositionInLine + 1}): this is not JSON that can be read. {problem.Message}");
        }
    }
}
