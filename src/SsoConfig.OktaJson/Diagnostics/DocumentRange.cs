using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>Where something is in a document, by offset. Lines and columns are counted for a diagnostic only.</summary>
internal sealed class DocumentRange(OktaJsonDocument document, TextRange range)
{
    public OktaJsonLocation ToLocation() => new(document.Path, range, document.Lines.At(range.Start), document.Lines.At(range.End));
}
