using System.Runtime.CompilerServices;
using System.Text;

namespace SsoConfig.Generator.Emit;

/// <summary>An interpolated line on its way into the source: the compiler turns <c>writer.Line($"…")</c> into calls of this.</summary>
[InterpolatedStringHandler]
internal readonly struct SourceLine
{
    private readonly StringBuilder _text;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer) => _text = writer.BeginLine();

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string text) => _text.Append(text);
}
