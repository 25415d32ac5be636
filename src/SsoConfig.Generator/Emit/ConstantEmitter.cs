using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes a value as a constant, with a comment that says what it means and which file it is from.</summary>
internal static class ConstantEmitter
{
    public static void WriteNext(SourceWriter writer, string name, SourcedValue value, string meaning)
    {
        writer.Line();
        Write(writer, name, value, meaning);
    }

    public static void Write(SourceWriter writer, string name, SourcedValue value, string meaning)
    {
        writer.Line($"/// <summary>{meaning} From {CSharpText.DocText(value.Origin)}.</summary>");
        writer.Line($"public const string {name} = {CSharpText.Literal(value.Value)};");
    }
}
