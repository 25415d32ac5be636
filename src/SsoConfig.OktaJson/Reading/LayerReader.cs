namespace SsoConfig.OktaJson;

/// <summary>Takes the values out of a file, under the keys that are meant, and reports what is wrong with the keys and the types.</summary>
internal sealed class LayerReader(OktaJsonDocument document, DiagnosticBag bag)
{
    private readonly List<Layer> _layers = [];

    /// <returns>The file as a whole, then its platform objects in the order they stand.</returns>
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
            bag.Add(OktaJsonRules.Unreadable, document.At(default), "the file could not be opened");
            return;
        }

        foreach (var problem in document.Problems)
        {
            bag.Add(OktaJsonRules.Unreadable, document.At(problem.Range), problem.Explanation);
        }

        switch (document.Root)
        {
            case JsonObject root:
                ReadLayer(root, platformKey: null);
                break;
            case JsonInvalid:
                break;
            case var other:
                bag.Add(OktaJsonRules.Unreadable, document.At(other.Range), $"the file must hold an object like {{ \"issuer\": \"\u2026\" }}, not {other.Kind}");
                break;
        }
    }

    private void ReadLayer(JsonObject source, string? platformKey)
    {
        var layer = new Layer(document, platformKey);
        _layers.Add(layer);
        ReadMembers(source, layer, []);
    }

    private void ReadMembers(JsonObject source, Layer layer, List<(string Name, JsonMember Member)> known)
    {
        foreach (var member in source.Members)
        {
            if (layer.PlatformKey is null && member is { Key.Value: OktaKeys.XamarinWrapper, Value: JsonObject wrapped })
            {
                ReadMembers(wrapped, layer, known);
            }
            else if (FindKey(member, source) is var (spelling, key))
            {
                ReadMember(member, spelling, key, source, layer, known);
            }
        }
    }

    /// <summary>The key that is meant, in a spelling that is known, or null where there is none.</summary>
    private (string Spelling, OktaKey Key)? FindKey(JsonMember member, JsonObject source)
    {
        var spelling = member.Key.Value;
        if (OktaKeys.Find(spelling) is { } key)
        {
            return (spelling, key);
        }

        if (Secrets.IsNamedLikeOne(spelling))
        {
            var secretRemoval = MemberRemoval.Of(member, source, document.Text);
            bag.Add(OktaJsonRules.Secret, document.At(member.Key.Range), secretRemoval, spelling, " and revoke it; a public client has none (RFC 8252, section 8.4)");
            return null;
        }

        var suggestion = OktaKeys.Suggest(spelling);
        var remedy = suggestion is null ? "remove it, or move it into \"settings\" if it is the app's own" : $"write '{suggestion}'";
        var fix = suggestion is null ? null : new OktaJsonFix($"Write '{suggestion}'", member.Key.Range, JsonText.Quote(suggestion));
        bag.Add(OktaJsonRules.UnknownKey, document.At(member.Key.Range), fix, spelling, remedy);
        return suggestion is null ? null : (suggestion, OktaKeys.Find(suggestion) ?? OktaKey.WithoutEffect);
    }

    private void ReadMember(JsonMember member, string spelling, OktaKey key, JsonObject source, Layer layer, List<(string Name, JsonMember Member)> known)
    {
        var name = key is OktaKey.Platform or OktaKey.PerCall or OktaKey.WithoutEffect ? spelling : OktaKeys.NameOf(key);

        // As long as the vocabulary at most, and three or four names as a rule: looking through them is faster than hashing.
        foreach (var (knownName, first) in known)
        {
            if (knownName == name)
            {
                bag.AddDuplicate(document, name, first, member);
                return;
            }
        }

        known.Add((name, member));
        switch (key)
        {
            case OktaKey.WithoutEffect:
                break;
            case OktaKey.PerCall:
                var removal = MemberRemoval.Of(member, source, document.Text);
                bag.Add(OktaJsonRules.PerCall, document.At(member.Key.Range), removal, spelling, "new SignInRequest { \u2026 }");
                break;
            case OktaKey.Platform:
                ReadPlatform(member, spelling, layer);
                break;
            case OktaKey.Settings:
                layer.Settings = member.Value as JsonObject;
                ReportUnlessObject(member, spelling);
                break;
            default:
                ReadValue(member, key, spelling, layer);
                break;
        }
    }

    private void ReadPlatform(JsonMember member, string spelling, Layer layer)
    {
        if (layer.PlatformKey is not null)
        {
            bag.Add(OktaJsonRules.UnknownKey, document.At(member.Key.Range), spelling, $"move it out of '{layer.PlatformKey}'");
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
            bag.Add(OktaJsonRules.WrongType, document.At(member.Value.Range), spelling, "an object", member.Value.Kind, "{ \u2026 }");
        }
    }

    private void ReadValue(JsonMember member, OktaKey key, string spelling, Layer layer)
    {
        if (ReadText(member.Value, key, spelling) is not { } text)
        {
            layer.Unusable.Add(key);
            return;
        }

        var value = new LayerValue(layer, key, spelling, text, member.Value);
        var target = Placeholders.IsOne(text) ? layer.Placeholders : layer.Values;
        target.Add(value);
    }

    private string? ReadText(JsonNode node, OktaKey key, string spelling)
    {
        switch (node)
        {
            case JsonString text:
                return key == OktaKey.Scopes ? ScopeRules.Join(text.Value.Split(' ')) : text.Value;
            case JsonArray array when key == OktaKey.Scopes:
                return ReadScopes(array, spelling);
            case JsonInvalid:
                return null;
            default:
                ReportWrongType(node, key, spelling);
                return null;
        }
    }

    private string? ReadScopes(JsonArray array, string spelling)
    {
        var wrong = array.Items.FirstOrDefault(static item => item is not JsonString);
        if (wrong is not null)
        {
            ReportWrongType(wrong, OktaKey.Scopes, spelling);
            return null;
        }

        return ScopeRules.Join(array.Items.SelectMany(static item => ((JsonString)item).Value.Split(' ')));
    }

    private void ReportWrongType(JsonNode node, OktaKey key, string spelling)
    {
        if (node is JsonInvalid)
        {
            return;
        }

        var expected = key == OktaKey.Scopes ? "texts in an array, or one text" : "a text";
        var example = node is JsonNumber number ? JsonText.Quote(number.Text) : key == OktaKey.Scopes ? "[\"openid\", \"profile\", \"offline_access\"]" : "it in double quotes";
        bag.Add(OktaJsonRules.WrongType, document.At(node.Range), spelling, expected, node.Kind, example);
    }
}
