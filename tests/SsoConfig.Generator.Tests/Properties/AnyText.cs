using FsCheck;
using FsCheck.Fluent;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>A text of any characters, among them those that mean something in C#, XML or JSON, and halves of surrogate pairs.</summary>
public sealed record AnyText(string Value)
{
    public override string ToString() => JsonText.Quote(Value);
}

public static class AnyTextArbitrary
{
    private const string Special =
        "\"\\'`{}[]<>&;:/*#$@%\0\t\r\n\u000b\u001b\u007f\u0085\u00a0\u00ad\u200b\u2028\u2029\u202e\ud83d\ude00\ufeff\ufffe\uffff";

    public static Arbitrary<AnyText> Text() =>
        Arb.From(
            Gen.Frequency((3, Gen.Choose(' ', '~')), (3, Gen.Elements(Special.Select(static c => (int)c))), (1, Gen.Choose(0, 0xFFFF)))
                .ListOf()
                .Select(static characters => new AnyText(new string([.. characters.Select(static c => (char)c)]))),
            static text => Enumerable.Range(0, text.Value.Length).Select(i => new AnyText(text.Value.Remove(i, 1)))
        );
}
