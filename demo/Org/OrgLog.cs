using System.Text.Json;

namespace SsoConfig.Demo.Org;

/// <summary>What the provider says happened since a moment of the story.</summary>
internal sealed class OrgLog(IReadOnlyList<JsonElement> events)
{
    public int FormsShown => Count("sign_in_form_shown");

    public int SignIns => Count("signed_in");

    /// <summary>How often the authorization endpoint was asked, which only a browser does.</summary>
    public int AuthorizationRequests => Count("authorize");

    public bool Has(string kind, string property, string value) =>
        events.Any(entry => Text(entry, "kind") == kind && Text(entry, property) == value);

    private int Count(string kind) => events.Count(entry => Text(entry, "kind") == kind);

    private static string? Text(JsonElement entry, string property) =>
        entry.TryGetProperty(property, out var value) ? value.ToString() : null;
}
