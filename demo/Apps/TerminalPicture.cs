using System.Net;

namespace SsoConfig.Demo.Apps;

/// <summary>What a person would have seen in a terminal: the commands and what they printed, as HTML for the browser to draw.</summary>
internal static class TerminalPicture
{
    public static string Html(IEnumerable<AppAnswer> answers)
    {
        var lines = answers.Select(static answer => $"<b>$ {Encode(answer.CommandLine)}</b>\n{Encode(answer.Output.TrimEnd())}\n");
        return $$"""
            <!doctype html><meta charset="utf-8">
            <style>
              body { margin: 0; background: #0d1117 }
              pre { margin: 0; padding: 24px 28px; width: 820px; white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.5 monospace; color: #c9d1d9; background: #0d1117 }
              b { color: #7ee787 }
            </style>
            <pre>{{string.Join('\n', lines)}}</pre>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
