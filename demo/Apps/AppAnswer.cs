using System.Text.Json;

namespace SsoConfig.Demo.Apps;

/// <summary>What an app's command answered.</summary>
/// <param name="ExitCode">0 done, 1 failed, 2 wrong usage, 3 no session or interaction needed, 4 cancelled.</param>
/// <param name="Output">What it printed, for pictures and messages.</param>
internal sealed record AppAnswer(string CommandLine, int ExitCode, string Output)
{
    private readonly JsonElement _json = Parse(CommandLine, Output);

    public string Outcome => Text("outcome");

    public string User => Text("user", "preferredUsername");

    public string SessionId => Text("sessionId");

    public string Error => Text("error");

    public DateTimeOffset AuthenticatedAt => DateTimeOffset.Parse(Text("authenticatedAt"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A sign-out's step: <c>done</c>, <c>not_needed</c>, <c>failed</c>, …</summary>
    public string StepOf(string name) => Text("steps", name);

    /// <exception cref="InvalidOperationException">The command ended another way; the message has what it said.</exception>
    public AppAnswer Expect(int exitCode, string outcome) =>
        ExitCode == exitCode && Outcome == outcome
            ? this
            : throw new InvalidOperationException($"{CommandLine} should exit with {exitCode} and '{outcome}'; it exited with {ExitCode} and said: {Output}");

    private string Text(params string[] path)
    {
        var element = _json;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return "";
            }
        }

        return element.ToString();
    }

    private static JsonElement Parse(string commandLine, string output)
    {
        try
        {
            return JsonDocument.Parse(output).RootElement;
        }
        catch (JsonException)
        {
            throw new InvalidOperationException($"{commandLine} did not print one JSON object: {output}");
        }
    }
}
