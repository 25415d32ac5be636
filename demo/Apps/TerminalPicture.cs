using System.Net;

namespace SsoConfig.Demo.Apps;

/// <summary>What a user would have seen, as HTML for the browser to draw.</summary>
internal static class TerminalPicture
{
    private const string Style = """
        <!doctype html><meta charset="utf-8">
        <style>
          body { margin: 0; font: 15px/1.5 system-ui, sans-serif }
          pre { margin: 0; padding: 20px 24px; white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.6 monospace; color: #c9d1d9; background: #0d1117; border-radius: 8px }
          pre b { color: #7ee787 }
          .terminal { width: 820px; padding: 0 }
          .story { width: 1180px; display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 24px; padding: 24px; box-sizing: border-box; background: #ffffff; color: #1f2328 }
          .story h2 { font-size: 17px; margin: 0 0 12px }
          .story img { width: 100%; border: 1px solid #d0d7de; border-radius: 8px }
        </style>
        """;

    /// <summary>The commands and what they printed.</summary>
    public static string Render(params IEnumerable<AppOutput> outputs) => $"""{Style}<div class="terminal">{Terminal(outputs)}</div>""";

    /// <summary>The product in one picture: the first app, the form it led to, the second app.</summary>
    /// <param name="form">The picture of the sign-in form.</param>
    public static string Story(AppOutput first, string form, AppOutput second) =>
        $"""
            {Style}
            <div class="story">
              <div><h2>1 · The first app signs in</h2>{Terminal([first])}</div>
              <div><h2>2 · The browser asks, once</h2><img src="data:image/png;base64,{Convert.ToBase64String(
                File.ReadAllBytes(form)
            )}"></div>
              <div><h2>3 · The second app is not asked</h2>{Terminal([second])}</div>
            </div>
            """;

    private static string Terminal(IEnumerable<AppOutput> outputs) => $"<pre>{string.Join("\n\n", outputs.Select(Terminal))}</pre>";

    private static string Terminal(AppOutput output) =>
        $"<b>$ {WebUtility.HtmlEncode(output.CommandLine)}</b>\n{WebUtility.HtmlEncode(output.Text)}";
}
