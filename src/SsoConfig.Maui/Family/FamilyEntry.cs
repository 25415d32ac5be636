using System;
using System.Globalization;

namespace SsoConfig.Maui.Family;

/// <summary>
/// What one app of a family holds of what they share: a credential, or that it was deleted, and how many changes came before. A deletion is
/// a change like any other, so that an older copy in a sibling does not bring back what was deleted.
/// </summary>
internal sealed class FamilyEntry
{
    /// <summary>More changes than a device sees; a larger number is damage, and would win over everything.</summary>
    private const long MaxGeneration = long.MaxValue / 2;

    /// <summary>
    /// More changes than an app can have missed. A sibling that is further ahead is damaged; with its number, every change after it would
    /// soon have none that can be read.
    /// </summary>
    private const long MostChangesMissed = 1_000_000;

    private const string Version = "1";
    private const char Separator = ':';

    private FamilyEntry(long generation, string? credential)
    {
        Generation = generation;
        Credential = credential;
    }

    /// <summary>Nothing was ever shared, as far as the app knows.</summary>
    public static FamilyEntry None { get; } = new(0, null);

    /// <summary>The changes up to this one, as far as the app that made it knew.</summary>
    public long Generation { get; }

    /// <summary>The credential, or <see langword="null"/> where it was deleted.</summary>
    public string? Credential { get; }

    /// <summary>The next change.</summary>
    public FamilyEntry Next(string? credential) => new(Generation + 1, credential);

    /// <summary>A deletion with this number, as another app has made it.</summary>
    public static FamilyEntry Deleted(long generation) => new(generation, null);

    /// <summary>
    /// The higher number wins. Two apps that changed it at the same time have the same one: then a credential wins over a deletion, because
    /// it is another one than the deleted, and of two credentials each app chooses the same.
    /// </summary>
    public bool IsNewerThan(FamilyEntry other) =>
        Generation != other.Generation
            ? Generation > other.Generation
            : string.CompareOrdinal(Credential ?? string.Empty, other.Credential ?? string.Empty) > 0;

    /// <summary>Whether this app, which holds this entry, takes over what a sibling holds.</summary>
    public bool IsReplacedBy(FamilyEntry siblings) => siblings.IsNewerThan(this) && siblings.Generation - Generation <= MostChangesMissed;

    public string Serialize() => string.Create(CultureInfo.InvariantCulture, $"{Version}{Separator}{Generation}{Separator}{Credential}");

    /// <summary><see cref="None"/> for what this version cannot read.</summary>
    public static FamilyEntry Parse(string? text)
    {
        var parts = text?.Split(Separator, 3) ?? [];
        return parts.Length == 3 && parts[0] == Version && TryParseGeneration(parts[1]) is { } generation
            ? new FamilyEntry(generation, parts[2].Length == 0 ? null : parts[2])
            : None;
    }

    /// <summary>Null for what is no number of a change.</summary>
    public static long? TryParseGeneration(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && generation is > 0 and <= MaxGeneration
            ? generation
            : null;

    /// <summary>Without the credential, which belongs in no log.</summary>
    public override string ToString() =>
        $"change {Generation.ToString(CultureInfo.InvariantCulture)}, {(Credential is null ? "no credential" : "a credential")}";
}
