using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using SsoConfig.LocalOrg.Sessions;

namespace SsoConfig.LocalOrg.Pages;

/// <summary>The frame of every page: readable without a style sheet, a script or a mouse.</summary>
internal static class Page
{
    private const string Style = """
        :root { color-scheme: light dark; --line: light-dark(#c9ced6, #4a515c); --quiet: light-dark(#555e6b, #a7b0bd); --accent: light-dark(#0b57d0, #8ab4f8); --on-accent: light-dark(#fff, #10203a); --warn: light-dark(#fff4d6, #3a2f10); }
        * { box-sizing: border-box; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem 1rem; background: light-dark(#f4f6f9, #16191d); color: light-dark(#1b1f24, #e8eaed); }
        main { max-width: 26rem; margin: 4vh auto 0; padding: 1.5rem; background: light-dark(#fff, #20242a); border: 1px solid var(--line); border-radius: .75rem; }
        main.wide { max-width: 44rem; }
        h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .25rem; }
        p { margin: .5rem 0; } .quiet { color: var(--quiet); font-size: .9rem; }
        .toy { background: var(--warn); border-radius: .5rem; padding: .5rem .75rem; font-size: .9rem; }
        .error { border-left: .25rem solid light-dark(#b3261e, #f2b8b5); padding-left: .75rem; }
        label { display: block; font-weight: 600; margin: .75rem 0 .25rem; }
        input { font: inherit; width: 100%; padding: .5rem .625rem; border: 1px solid var(--quiet); border-radius: .375rem; background: transparent; color: inherit; }
        button { font: inherit; width: 100%; margin-top: .75rem; padding: .55rem .75rem; border: 1px solid var(--line); border-radius: .375rem; background: transparent; color: inherit; cursor: pointer; text-align: left; }
        button.main { background: var(--accent); color: var(--on-accent); border-color: transparent; font-weight: 600; text-align: center; }
        button.plain { text-align: center; } a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } code { font-size: .9em; overflow-wrap: anywhere; }
        """;

    // There is no form-action: Chromium also applies it to the redirect after a form, which goes to the app's own scheme.
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    public static IResult Create(HttpContext http, string title, string content, int status = StatusCodes.Status200OK, bool wide = false)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers.CacheControl = "no-store";

        // Not no-referrer: browsers would then send 'Origin: null' with the org's own forms.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · local org</title>
            <style>{Style}</style>
            </head>
            <body>
            <main{(wide ? " class=\"wide\"" : "")}>
            <h1>{Text(title)}</h1>
            {content}
            </main>
            </body>
            </html>
            """,
            "text/html",
            Encoding.UTF8,
            status
        );
    }

    /// <summary>A page with a message.</summary>
    public static IResult Note(HttpContext http, string title, string text, int status = StatusCodes.Status200OK) =>
        Create(http, title, $"<p>{Text(text)}</p>", status);

    /// <summary>The page for a form that cannot be used any more.</summary>
    public static IResult Expired(HttpContext http) =>
        Note(
            http,
            "This page has expired",
            "The form was submitted already, it was open for too long, or it belongs to another browser. Go back to the app and "
                + "start again.",
            StatusCodes.Status400BadRequest
        );

    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>The hidden field that identifies the request that a form belongs to.</summary>
    public static string FieldOf(Interaction interaction) =>
        $"""<input type="hidden" name="{Interactions.Parameter}" value="{interaction.Id}">""";
}
