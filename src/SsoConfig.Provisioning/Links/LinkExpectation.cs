namespace SsoConfig.Provisioning.Links;

/// <summary>What is known about how the apps are signed; what is not known is not compared.</summary>
/// <param name="Fingerprints">The certificates that Android apps are signed with; empty where they are not known.</param>
/// <param name="Team">The team of the Apple apps (application identifier prefix); null where it is not known.</param>
internal sealed record LinkExpectation(IReadOnlyList<string> Fingerprints, string? Team)
{
    private const int TeamLength = 10;

    public static LinkExpectation None { get; } = new([], null);

    public static bool IsTeam(string text) =>
        text.Length == TeamLength && text.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    /// <summary>Whether an entry of the Apple file is that of the bundle, in the team or, where it is not known, in any.</summary>
    public bool IsApp(string entry, string bundle) =>
        Team is not null
            ? entry == $"{Team}.{bundle}"
            : entry.Length == TeamLength + 1 + bundle.Length && IsTeam(entry[..TeamLength]) && entry[TeamLength..] == "." + bundle;
}
