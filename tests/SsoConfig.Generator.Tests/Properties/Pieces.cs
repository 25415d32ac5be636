using FsCheck;
using FsCheck.Fluent;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>A text put together of pieces of a certain kind of value, rightly or wrongly.</summary>
public abstract record Pieces(string Value)
{
    public sealed override string ToString() => JsonText.Quote(Value);

    internal static Arbitrary<T> Arbitrary<T>(Func<string, T> create, params string[] pieces)
        where T : Pieces =>
        Arb.From(
            Gen.Elements(pieces).ListOf().Resize(12).Select(chosen => create(string.Concat(chosen))),
            text => Enumerable.Range(0, text.Value.Length).Select(i => create(text.Value.Remove(i, 1)))
        );
}

public sealed record RedirectText(string Value) : Pieces(Value);

public sealed record IssuerText(string Value) : Pieces(Value);

public sealed record ScopesText(string Value) : Pieces(Value);

public static class PiecesArbitraries
{
    public static Arbitrary<RedirectText> Redirect() =>
        Pieces.Arbitrary(
            static value => new RedirectText(value),
            "com.first.sample",
            "com.okta.dev-1",
            "COM",
            "http",
            "my app",
            "callback",
            ".",
            ".",
            "-",
            ":",
            ":",
            "/",
            "/",
            "#",
            "?",
            "\\",
            " ",
            "\t",
            "\u00a0",
            "<",
            "\"",
            "\u00e9",
            "1"
        );

    public static Arbitrary<IssuerText> Issuer() =>
        Pieces.Arbitrary(
            static value => new IssuerText(value),
            "https",
            "http",
            "://",
            "://",
            "dev-1",
            "-admin",
            ".okta.com",
            ".com",
            "localhost",
            ":8080",
            "/oauth2/default",
            "/.well-known/openid-configuration",
            "/",
            "?",
            "#",
            "@",
            " ",
            "\u200b",
            "[",
            "%"
        );

    public static Arbitrary<ScopesText> Scopes() =>
        Pieces.Arbitrary(
            static value => new ScopesText(value),
            "openid",
            "offline_access",
            "profile",
            "a:b",
            " ",
            " ",
            "\t",
            "\n",
            "\u00a0",
            "\"",
            ",",
            "\\",
            "\u00e9"
        );
}
