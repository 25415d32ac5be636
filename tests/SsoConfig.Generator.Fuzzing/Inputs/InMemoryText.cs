using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SsoConfig.Generator.Fuzzing.Inputs;

/// <summary>An additional file; null is one that cannot be read.</summary>
internal sealed class InMemoryText(string path, string? text, OktaJsonKind kind) : AdditionalText
{
    public override string Path => path;

    public OktaJsonKind Kind => kind;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text is null ? null : SourceText.From(text);
}
