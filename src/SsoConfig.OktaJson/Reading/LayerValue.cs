using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>A value as a layer sets it.</summary>
/// <param name="spelling">The key as it is written.</param>
/// <param name="text">The string; scopes and audiences between single spaces.</param>
internal sealed class LayerValue(Layer layer, OktaKey key, string spelling, string text, JsonNode node)
{
    public Layer Layer => layer;

    public OktaKey Key => key;

    public string Spelling => spelling;

    public string Text => text;

    public JsonNode Node => node;

    public DocumentRange Range => layer.At(node.Range);

    public ValueSyntax Syntax =>
        key switch
        {
            OktaKey.Scopes or OktaKey.TrustedAudiences or OktaKey.AllowedTenants => ValueSyntax.Scopes,
            OktaKey.ClientId or OktaKey.AuthorizationServerId or OktaKey.NativeSsoFamily or OktaKey.NativeSsoAudience =>
                ValueSyntax.Identifier,
            OktaKey.IssuerTemplate or OktaKey.LogoutRedirectParameter => ValueSyntax.Identifier,
            _ => ValueSyntax.Uri,
        };

    public OktaJsonFix ReplaceBy(string corrected) => new($"Write {JsonText.Quote(corrected)}", node.Range, JsonText.Quote(corrected));
}
