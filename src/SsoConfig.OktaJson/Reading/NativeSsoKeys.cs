using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>The keys of the object <c>nativeSso</c>.</summary>
internal static class NativeSsoKeys
{
    public const string Family = "family";
    public const string Audience = "audience";
    public const string DeviceSecretType = "deviceSecretType";

    /// <summary>The text of a switch that is on.</summary>
    public const string On = "true";

    private const int MostEdits = 2;

    private static readonly string[] All = [Family, Audience, DeviceSecretType];

    public static OktaKey? Find(string spelling) =>
        spelling switch
        {
            Family => OktaKey.NativeSsoFamily,
            Audience => OktaKey.NativeSsoAudience,
            DeviceSecretType => OktaKey.NativeSsoDeviceSecretType,
            _ => null,
        };

    /// <summary>The key that was probably meant: the same letters in another case, or at most two edits away.</summary>
    public static string? Suggest(string spelling)
    {
        var letters = OktaKeys.Letters(spelling);
        foreach (var known in All)
        {
            if (EditDistance.IsAtMost(MostEdits, letters, OktaKeys.Letters(known)))
            {
                return known;
            }
        }

        return null;
    }
}
