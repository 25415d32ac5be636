using System.Text;

namespace SsoConfig.OktaJson.Values;

/// <summary>By which grammar a value is written.</summary>
internal enum ValueSyntax
{
    /// <summary>RFC 3986, appendix A.</summary>
    Uri,

    /// <summary>A client identifier: RFC 6749, appendix A.1, without the space.</summary>
    Identifier,

    /// <summary>Scopes between spaces: RFC 6749, appendix A.4.</summary>
    Scopes,
}

/// <summary>Which characters a value may have. All others are typing errors, or an attempt to reach beyond the value.</summary>
internal static class AllowedCharacters
{
    public static bool IsClean(string text, ValueSyntax syntax)
    {
        foreach (var c in text)
        {
            if (!IsAllowed(c, syntax))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text without what it may not have. A tab or line break between two scopes separates them as a space does.</summary>
    public static string Clean(string text, ValueSyntax syntax)
    {
        if (IsClean(text, syntax))
        {
            return text;
        }

        var cleaned = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsAllowed(c, syntax))
            {
                cleaned.Append(c);
            }
            else if (syntax == ValueSyntax.Scopes && char.IsWhiteSpace(c))
            {
                cleaned.Append(' ');
            }
        }

        return syntax == ValueSyntax.Scopes ? ScopeList.Join(cleaned.ToString().Split(' ')) : cleaned.ToString();
    }

    public static bool IsAllowed(char c, ValueSyntax syntax) =>
        syntax switch
        {
            ValueSyntax.Scopes => c is >= ' ' and <= '~' and not '"' and not '\\',
            ValueSyntax.Identifier => c is > ' ' and <= '~',
            _ => c is > ' ' and <= '~' && "\"<>\\^`{|}".IndexOf(c) < 0,
        };
}
