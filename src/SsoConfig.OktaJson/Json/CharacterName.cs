using System.Globalization;

namespace SsoConfig.OktaJson;

/// <summary>Names characters so that they can be told apart in a message, invisible ones too.</summary>
internal static class CharacterName
{
    public static string Of(char c) => Of((int)c);

    public static string Of(int codePoint) => codePoint switch
    {
        ' ' => "a space",
        > ' ' and <= '~' => $"'{(char)codePoint}'",
        _ => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture),
    };
}
