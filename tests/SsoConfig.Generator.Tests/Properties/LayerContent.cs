using System.Collections.Immutable;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>What one file says: JSON values by path, such as <c>clientId</c>, <c>ios/clientId</c> and <c>settings/group/one</c>.</summary>
public sealed record LayerContent(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The platform whose object the paths may begin with.</summary>
    public const string Platform = "ios";

    private const string PlatformPrefix = Platform + "/";

    public static LayerContent Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Both in one file, as a user would put them together.</summary>
    public LayerContent Then(LayerContent stronger) => new(Values.SetItems(stronger.Values));

    /// <summary>What counts on the platform: its object is stronger than the file as a whole.</summary>
    public LayerContent Effective()
    {
        var ofPlatform = Values.Where(static value => IsOfPlatform(value.Key));
        return new LayerContent(
            Values
                .RemoveRange(ofPlatform.Select(static value => value.Key))
                .SetItems(ofPlatform.Select(static value => KeyValuePair.Create(value.Key[PlatformPrefix.Length..], value.Value)))
        );
    }

    public IEnumerable<string> Lines() => Values.Select(static value => $"{value.Key} = {value.Value}");

    public override string ToString() => JsonStyle.Plain.Write(this);

    private static bool IsOfPlatform(string path) => path.StartsWith(PlatformPrefix, StringComparison.Ordinal);
}
