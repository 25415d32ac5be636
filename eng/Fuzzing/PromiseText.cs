using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SsoConfig.Eng.Fuzzing;

/// <summary>An interpolated promise, which is made only where it is broken: a million inputs keep it.</summary>
[InterpolatedStringHandler]
public readonly struct PromiseText
{
    private readonly StringBuilder? _text;

    /// <param name="literalLength">Not needed.</param>
    /// <param name="formattedCount">Not needed.</param>
    /// <param name="condition">Whether the promise holds.</param>
    /// <param name="isNeeded">Whether the text is.</param>
    public PromiseText(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        _text = condition ? null : new StringBuilder();
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
