namespace SsoConfig.OktaJson.Json;

/// <summary>The grammar of a number (RFC 8259, section 6).</summary>
internal static class JsonNumberSyntax
{
    public static bool IsValid(string text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var integer = Digits(text, at);
        if (integer == 0 || (integer > 1 && text[at] == '0'))
        {
            return false;
        }

        at += integer;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text, at + 1);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        return at == text.Length || IsExponent(text, at);
    }

    private static bool IsExponent(string text, int at)
    {
        if (text[at] is not ('e' or 'E'))
        {
            return false;
        }

        var signed = at + 1 < text.Length && text[at + 1] is '+' or '-';
        var first = at + (signed ? 2 : 1);
        return first < text.Length && first + Digits(text, first) == text.Length;
    }

    private static int Digits(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - start;
    }
}
