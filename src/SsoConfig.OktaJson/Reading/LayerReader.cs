using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>Reads the values of a file under the keys that are meant, and reports what is wrong with the keys and the types.</summary>
internal sealed class LayerReader(OktaJsonDocument document, DiagnosticBag bag)
{
    private readonly List<Layer> _layers = [];

    /// <returns>The file as a whole, then its platform objects in their order.</returns>
    public static IReadOnlyList<Layer> Read(OktaJsonDocument document, DiagnosticBag bag)
    {
        var reader = new LayerReader(document, bag);
        reader.ReadDocument();
        return reader._layers;
    }

    private void ReadDocument()
    {
        if (!document.IsReadable)
        {
            bag.Add(OktaJsonRules.Unreadable, At(default), "the file cannot be opened");
            return;
        }

        foreach (var problem in document.Problems)
        {
            bag.Add(OktaJsonRules.Unreadable, At(problem.Range), problem.Explanation);
        }

        switch (document.Root)
        {
            case JsonObject root:
                ReadLayer(root, platformKey: null);
                break;
            case JsonInvalid:
                break;
            case var other:
                bag.Add(
                    OktaJsonRules.Unreadable,
                    At(other.Range),
                    $"the file must hold an object like {{ \"issuer\": \"\u2026\" }}, not {other.Kind}"
                );
                break;
        }
    }

    private void ReadLayer(JsonObject source, string? platformKey)
    {
        var layer = new Layer(document, platformKey);
        _layers.Add(layer);
        ReadMembers(source, layer, []);
    }

    /// <param name="known">The first members of this layer by the name of their key.</param>
    private void ReadMembers(JsonObject source, Layer layer, List<KnownMember> known)
    {
        foreach (var member in source.Members)
        {
            if (layer.PlatformKey is null && member is { Key.Value: OktaKeys.XamarinWrapper, Value: JsonObject wrapped })
            {
                ReadMembers(wrapped, layer, known);
            }
            else if (OktaKeys.Find(member.Key.Value) is { } key)
            {
                ReadMember(member, key, source, layer, known);
            }
            else if (ReportUnknown(member, source) is { } suggestion)
            {
                ReadMember(member, suggestion, source, layer, known);
            }
        }
    }

    /// <returns>The key that is probably meant, or null where there is none.</returns>
    private KnownKey? ReportUnknown(JsonMember member, JsonObject source)
    {
        var spelling = member.Key.Value;
        if (Secrets.IsNamedLikeOne(spelling))
        {
            var removal = MemberRemoval.Create(member, source, document.Text);
            bag.Add(
                OktaJsonRules.Secret,
                At(member.Key.Range),
                removal,
                spelling,
                " and revoke it; a public client has none (RFC 8252, section 8.4)"
            );
            return null;
        }

        var suggestion = OktaKeys.Suggest(spelling);
        if (suggestion is null)
        {
            bag.Add(
                OktaJsonRules.UnknownKey,
                At(member.Key.Range),
                spelling,
                "remove it, or move it into \"settings\" if it is the app's own"
            );
            return null;
        }

        var fix = new OktaJsonFix($"Write '{suggestion}'", member.Key.Range, JsonText.Quote(suggestion));
        bag.Add(OktaJsonRules.UnknownKey, At(member.Key.Range), fix, spelling, $"write '{suggestion}'");
        return OktaKeys.Find(suggestion);
    }

    private void ReadMember(JsonMember member, KnownKey key, JsonObject source, Layer layer, List<KnownMember> known)
    {
        if (IsDuplicate(member, key.Name, known))
        {
            return;
        }

        switch (key.Key)
        {
            case OktaKey.WithoutEffect:
                break;
            case OktaKey.PerCall:
                new PerCallMember(layer, member, key.Spelling, source).Report(bag);
                break;
            case OktaKey.Platform:
                ReadPlatform(member, key.Spelling, layer);
                break;
            case OktaKey.NativeSso:
                new NativeSsoReader(layer, bag).Read(member);
                break;
            case OktaKey.Parameters:
                ReportUnlessObject(member, key.Spelling);
                ParameterReader.Read(member.Value as JsonObject, layer, bag);
                break;
            case OktaKey.DPoP:
                new SwitchReader(layer, bag).Read(member, key);
                break;
            case OktaKey.Settings:
                layer.Settings = member.Value as JsonObject;
                ReportUnlessObject(member, key.Spelling);
                break;
            default:
                ReadValue(member, key, layer);
                break;
        }
    }

    private bool IsDuplicate(JsonMember member, string name, List<KnownMember> known)
    {
        // At most as long as the vocabulary, and usually three or four names: a search is faster than hashing.
        foreach (var other in known)
        {
            if (other.Name == name)
            {
                bag.AddDuplicate(document, name, other.Member, member);
                return true;
            }
        }

        known.Add(new KnownMember(name, member));
        return false;
    }

    private void ReadPlatform(JsonMember member, string spelling, Layer layer)
    {
        if (layer.PlatformKey is not null)
        {
            bag.Add(OktaJsonRules.UnknownKey, At(member.Key.Range), spelling, $"move it out of '{layer.PlatformKey}'");
            return;
        }

        ReportUnlessObject(member, spelling);
        if (member.Value is JsonObject platform)
        {
            ReadLayer(platform, spelling);
        }
    }

    private void ReportUnlessObject(JsonMember member, string spelling)
    {
        if (member.Value is not (JsonObject or JsonInvalid))
        {
            bag.Add(OktaJsonRules.WrongType, At(member.Value.Range), spelling, "an object", member.Value.Kind, "{ \u2026 }");
        }
    }

    private void ReadValue(JsonMember member, KnownKey key, Layer layer)
    {
        if (key.Key == OktaKey.AuthorizationServerId && member.Value is JsonNull)
        {
            // As for the SDK that the key is from: the same as no key at all.
            return;
        }

        if (ReadText(member.Value, key) is not { } text)
        {
            layer.Unusable.Add(key.Key);
            return;
        }

        var value = new LayerValue(layer, key.Key, key.Spelling, text, member.Value);
        var mayBeEmpty = key.Key is OktaKey.AuthorizationServerId || IsListOfNames(key.Key);
        var filledIn = key.Key == OktaKey.IssuerTemplate ? TenantTemplate.WithoutPlaceholder(text) : text;
        (Placeholders.IsOne(filledIn) && !(mayBeEmpty && text.Length == 0) ? layer.Placeholders : layer.Values).Add(value);
    }

    private static bool IsListOfNames(OktaKey key) => key is OktaKey.TrustedAudiences or OktaKey.AllowedTenants;

    private string? ReadText(JsonNode node, KnownKey key)
    {
        switch (node)
        {
            case JsonArray array when IsListOfNames(key.Key):
                return ReadAudiences(array, key);
            case JsonArray array when key.Key == OktaKey.Scopes:
                return ReadScopes(array, key);
            case JsonString text when !IsListOfNames(key.Key):
                return key.Key == OktaKey.Scopes ? ScopeList.Parse(text.Value) : text.Value;
            case JsonInvalid:
                return null;
            default:
                ReportWrongType(node, key);
                return null;
        }
    }

    private string? ReadScopes(JsonArray array, KnownKey key)
    {
        var scopes = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is not JsonString text)
            {
                ReportWrongType(item, key);
                return null;
            }

            scopes.AddRange(text.Value.Split(' '));
        }

        return ScopeList.Join(scopes);
    }

    /// <summary>Each is trusted by its exact name, so a string that is empty or would be read as two is no audience.</summary>
    private string? ReadAudiences(JsonArray array, KnownKey key)
    {
        var audiences = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is not JsonString { Value: { Length: > 0 } audience } || audience.IndexOf(' ') >= 0)
            {
                ReportWrongType(item, key);
                return null;
            }

            audiences.Add(audience);
        }

        return ScopeList.Join(audiences);
    }

    private void ReportWrongType(JsonNode node, KnownKey key)
    {
        if (node is JsonInvalid)
        {
            return;
        }

        var (expected, example) = key.Key switch
        {
            OktaKey.Scopes => ("an array of strings, or one string", "[\"openid\", \"profile\", \"offline_access\"]"),
            OktaKey.AllowedTenants => ("an array of tenant ids without spaces", "[\"8eaef023-2b34-4da1-9baa-8bc8c9d6a490\"]"),
            OktaKey.TrustedAudiences => ("an array of client ids without spaces", "[\"0oa1b2c3d4e5f6g7h8i9\"]"),
            _ => ("a string", "it in double quotes"),
        };
        bag.Add(
            OktaJsonRules.WrongType,
            At(node.Range),
            key.Spelling,
            expected,
            node.Kind,
            node is JsonNumber number ? JsonText.Quote(number.Text) : example
        );
    }

    private DocumentRange At(TextRange range) => new(document, range);

    private sealed class KnownMember(string name, JsonMember member)
    {
        public string Name => name;

        public JsonMember Member => member;
    }
}
