namespace SsoConfig.OktaJson.Values;

/// <summary>The value of a further parameter of an authorization request.</summary>
/// <remarks>Linked into the runtime, where the same values are refused.</remarks>
internal static class RequestParameterValue
{
    /// <summary>It is in the address of a page, and servers limit that to some kilobytes.</summary>
    public const int MaxLength = 2048;

    /// <summary>Whether it is Unicode text without control characters.</summary>
    public static bool IsText(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!IsText(value, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the character, with its other half where it is one of two, is text.</summary>
    public static bool IsText(string value, int index)
    {
        var c = value[index];
        return char.IsLowSurrogate(c) ? index > 0 && char.IsHighSurrogate(value[index - 1])
            : char.IsHighSurrogate(c) ? index + 1 < value.Length && char.IsLowSurrogate(value[index + 1])
            : !char.IsControl(c);
    }

    /// <summary>RFC 8707, section 2: an absolute URI without a fragment.</summary>
    public static bool IsResource(string value) => Uri.TryCreate(value, UriKind.Absolute, out _) && value.IndexOf('#') < 0;
}
