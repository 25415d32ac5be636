using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>Reads the object <c>parameters</c>, and refuses the names that this package or a call sets.</summary>
internal sealed class ParameterReader(JsonObject source, Layer layer, DiagnosticBag bag)
{
    public static void Read(JsonObject? source, Layer layer, DiagnosticBag bag)
    {
        if (source is not null)
        {
            new ParameterReader(source, layer, bag).Read();
        }
    }

    private void Read()
    {
        for (var i = 0; i < source.Members.Count; i++)
        {
            var member = source.Members[i];
            if (FindEarlier(i) is { } earlier)
            {
                bag.AddDuplicate(layer.Document, member.Key.Value, earlier, member);
            }
            else if (IsFree(member) && ReadValues(member) is { } values)
            {
                layer.Parameters.Add(new LayerParameter(layer, member, values));
            }
        }
    }

    /// <summary>Regardless of case: a server may compare names so.</summary>
    private JsonMember? FindEarlier(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (string.Equals(source.Members[i].Key.Value, source.Members[index].Key.Value, StringComparison.OrdinalIgnoreCase))
            {
                return source.Members[i];
            }
        }

        return null;
    }

    private bool IsFree(JsonMember member)
    {
        var name = member.Key.Value;
        if (RequestParameterName.FindReserved(name) is { } reserved)
        {
            ReportReserved(member, reserved);
            return false;
        }

        if (Secrets.IsNamedLikeOne(name))
        {
            bag.Add(OktaJsonRules.Secret, layer.At(member.Key.Range), Removal(member), name, " and revoke it");
            return false;
        }

        if (!RequestParameterName.IsValid(name))
        {
            bag.Add(OktaJsonRules.RequestParameter, layer.At(member.Key.Range), name, "use letters, digits, '-', '.' and '_' only");
            return false;
        }

        return true;
    }

    private void ReportReserved(JsonMember member, ReservedParameter reserved)
    {
        var name = member.Key.Value;
        if (PerCallParameter.FindMember(reserved) is { } property)
        {
            bag.Add(
                OktaJsonRules.PerCall,
                layer.At(member.Key.Range),
                Removal(member),
                name,
                PerCallParameter.OfSignIn,
                PerCallParameter.PassToSignIn(property)
            );
        }
        else
        {
            bag.Add(OktaJsonRules.RequestParameter, layer.At(member.Key.Range), Removal(member), name, Explain(reserved));
        }
    }

    private static string Explain(ReservedParameter reserved) =>
        reserved switch
        {
            ReservedParameter.ClientId => InsteadWrite(OktaKeys.ClientId),
            ReservedParameter.RedirectUri => InsteadWrite(OktaKeys.RedirectUri),
            ReservedParameter.Scope => InsteadWrite(OktaKeys.Scopes),
            ReservedParameter.OfTokenRequest => "remove it, as it belongs to token requests and would be readable in the address of a page",
            _ => "remove it, as each request gets a value of its own, against which its response is checked",
        };

    private static string InsteadWrite(string key) => $"remove it, and write \"{key}\" beside \"{OktaKeys.Parameters}\"";

    /// <returns>The values; none for null, and null for what is reported.</returns>
    private List<JsonString>? ReadValues(JsonMember member)
    {
        switch (member.Value)
        {
            case JsonString text:
                return [text];
            case JsonNull:
                return [];
            case JsonArray array when member.Key.Value == RequestParameterName.Resource:
                return ReadResources(array, member.Key.Value);
            default:
                ReportWrongType(member.Value, member.Key.Value);
                return null;
        }
    }

    private List<JsonString>? ReadResources(JsonArray array, string name)
    {
        var resources = new List<JsonString>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is not JsonString text)
            {
                ReportWrongType(item, name);
                return null;
            }

            resources.Add(text);
        }

        return resources;
    }

    private void ReportWrongType(JsonNode node, string name)
    {
        if (node is JsonInvalid)
        {
            return;
        }

        var isResource = name == RequestParameterName.Resource;
        bag.Add(
            OktaJsonRules.WrongType,
            layer.At(node.Range),
            name,
            isResource ? "a string, an array of strings, or null" : "a string, or null",
            node.Kind,
            node switch
            {
                JsonNumber number => JsonText.Quote(number.Text),
                JsonBoolean boolean => boolean.Value ? "\"true\"" : "\"false\"",
                _ when isResource => "[\"https://api.example.com\"]",
                _ => "one string in double quotes",
            }
        );
    }

    private OktaJsonFix Removal(JsonMember member) => MemberRemoval.Create(member, source, layer.Document.Text);
}
