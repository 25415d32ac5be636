using System.Runtime.CompilerServices;

namespace SsoConfig.Generator.Emit;

/// <summary>An interpolated line on its way into the source: the compiler turns <c>writer.Line($"…")</c> into calls of this.</summary>
[InterpolatedStringHandler]
internal readonly struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        _writer.BeginLine();
    }

    public void AppendLiteral(string text) => _writer.Append(text);

    public void AppendFormatted(string text) => _writer.Append(text);

    public void AppendFormatted<TPart>(TPart part)
        where TPart : struct, ISourcePart => part.WriteTo(_writer);
}
