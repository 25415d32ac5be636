using System.Globalization;

namespace SsoConfig.OktaJson.Json;

/// <summary>Names characters so that they can be told apart in a message, invisible ones too.</summary>
internal static class CharacterName
{
    public static string Describe(char c) => Describe((int)c);

    public static string Describe(int codePoint) =>
        codePoint switch
        {
            ' ' => "a space",
            > ' ' and <= '~' => $"'{(char)codePoint}'",
            _ => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture),
        };
}
