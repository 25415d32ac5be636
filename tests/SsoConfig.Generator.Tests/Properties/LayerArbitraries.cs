using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>Files that say something about every key, or about few, or nothing.</summary>
public static class LayerArbitraries
{
    private static readonly string[] Leaves = ["\"\"", "\"x\"", "1", "1.5", "true", "[1, 2]", "[\"a\"]"];

    private static readonly Dictionary<string, string[]> Choices = new()
    {
        ["issuer"] = ["\"https://dev-1.okta.com/oauth2/default\"", "\"https://id.example.com\""],
        ["clientId"] = ["\"0oa1\"", "\"0oa2\"", "\"0oa3\""],
        ["redirectUri"] = ["\"com.first.sample:/callback\"", "\"com.other.sample:/callback\""],
        ["logoutRedirectUri"] = ["\"com.first.sample:/logout\"", "\"com.other.sample:/logout\""],
        ["scopes"] = ["\"openid offline_access\"", "\"openid profile offline_access\""],
        ["parameters/audience"] = ["\"x\"", "\"y\""],
        ["parameters/organization"] = ["\"org_1\"", "\"org_2\""],
        ["settings/alpha"] = Leaves,
        ["settings/beta"] = Leaves,
        ["settings/group/one"] = Leaves,
        ["settings/group/two"] = Leaves,
    };

    private static readonly KeyValuePair<string, string>[] Values =
    [
        .. from path in Choices.Keys
        from prefix in new[] { "", LayerContent.Platform + "/" }
        from value in Choices[path]
        select KeyValuePair.Create(prefix + path, value),
    ];

    public static Arbitrary<LayerContent> Content() =>
        Arb.From(
            Gen.Elements(Values).ListOf().Select(static values => new LayerContent(LayerContent.Empty.Values.SetItems(values))),
            static content => content.Values.Keys.Select(path => new LayerContent(content.Values.Remove(path)))
        );

    public static Arbitrary<JsonStyle> Style() =>
        Arb.From(Gen.Choose(1, int.MaxValue).Select(static seed => new JsonStyle(seed)), static _ => [JsonStyle.Plain]);
}
