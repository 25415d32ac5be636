using System.Globalization;
using System.Text.RegularExpressions;

namespace SsoConfig.Emulator.Device;

/// <summary>Where a node is, in pixels.</summary>
internal readonly partial record struct Bounds(int Left, int Top, int Right, int Bottom)
{
    public int CenterX => (Left + Right) / 2;

    public int CenterY => (Top + Bottom) / 2;

    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>Reads <c>[left,top][right,bottom]</c>; nothing else is a position on the screen.</summary>
    public static Bounds Parse(string value) =>
        Form().Match(value) is { Success: true } match
            ? new Bounds(Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4))
            : default;

    private static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(@"^\[(-?[0-9]+),(-?[0-9]+)\]\[(-?[0-9]+),(-?[0-9]+)\]$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
