using System.Globalization;
using System.Text.Json;

namespace SsoConfig.Demo.Apps;

/// <summary>The one JSON object that an app's command prints with <c>--json</c>.</summary>
internal sealed class AppResponse(JsonElement json)
{
    public string User => Text("user", "preferredUsername");

    public string SessionId => Text("sessionId");

    public DateTimeOffset AuthenticatedAt => DateTimeOffset.Parse(Text("authenticatedAt"), CultureInfo.InvariantCulture);

    /// <summary>How a step of a sign-out went: <c>done</c>, <c>not_needed</c>, <c>failed</c>, …</summary>
    public string StepOf(string name) => Text("steps", name);

    /// <exception cref="InvalidOperationException">The output is no JSON object.</exception>
    public static AppResponse Parse(AppOutput output)
    {
        try
        {
            return new AppResponse(JsonDocument.Parse(output.Text).RootElement);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"{output.CommandLine} did not print one JSON object: {output.Text}");
        }
    }

    private string Text(params string[] path)
    {
        var element = json;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "";
            }
        }

        return element.ToString();
    }
}
