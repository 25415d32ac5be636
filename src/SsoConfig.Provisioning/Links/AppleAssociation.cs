using SsoConfig.OktaJson.Json;

namespace SsoConfig.Provisioning.Links;

/// <summary>
/// The associated domains file: which Apple apps a host shares its credentials with, and so which of them a session may return the host's
/// links to (https://developer.apple.com/documentation/xcode/supporting-associated-domains).
/// </summary>
/// <param name="apps">The apps as <c>TEAM.bundle</c>.</param>
internal sealed class AppleAssociation(IReadOnlyList<string> apps) : LinkFile
{
    public const string FileName = "apple-app-site-association";
    public const string Service = "webcredentials";

    /// <summary>Apple's servers fetch no more of it.</summary>
    public const int LargestFile = 128 * 1024;

    private const string Apps = "apps";

    public override string Name => FileName;

    protected override IReadOnlyList<string> All => apps;

    protected override string Create() =>
        $"{{\n  \"{Service}\": {{\n    \"{Apps}\": ["
        + string.Join(',', apps.Select(static app => $"\n      {JsonText.Quote(app)}"))
        + "\n    ]\n  }\n}\n";

    protected override (JsonInsertion Insertion, string What)? FindMissing(string text, JsonNode root)
    {
        if (root is not JsonObject file)
        {
            throw WrongShape("must be an object");
        }

        if (Member(file, Service) is not { } service)
        {
            var whole = $"\"{Service}\": {{ \"{Apps}\": {JsonText.QuoteList(apps)} }}";
            return (JsonInsertion.Append(text, file, _ => whole), string.Join(", ", apps));
        }

        if (service is not JsonObject credentials)
        {
            throw WrongShape($"has a \"{Service}\" that is not an object");
        }

        if (Member(credentials, Apps) is not { } list)
        {
            return (JsonInsertion.Append(text, credentials, _ => $"\"{Apps}\": {JsonText.QuoteList(apps)}"), string.Join(", ", apps));
        }

        if (list is not JsonArray known)
        {
            throw WrongShape($"has \"{Service}\": {{ \"{Apps}\" }} that is not an array");
        }

        foreach (var app in apps)
        {
            if (!known.Items.OfType<JsonString>().Any(item => item.Value == app))
            {
                return (JsonInsertion.Append(text, known, _ => JsonText.Quote(app)), app);
            }
        }

        return null;
    }

    private static JsonNode? Member(JsonObject parent, string name) =>
        parent.Members.FirstOrDefault(member => member.Key.Value == name)?.Value;
}
