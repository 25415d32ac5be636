using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes the further parameters of authorization requests, in an app that has any.</summary>
internal static class ParametersEmitter
{
    private const string Pair = "global::System.Collections.Generic.KeyValuePair<string, string>";

    public static void Write(SourceWriter writer, EquatableArray<RequestParameter> parameters)
    {
        writer.Line();
        writer.Line("/// <summary>Further parameters of every authorization request. They are not secret.</summary>");
        writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<{Pair}> Parameters {{ get; }} =");
        writer.Line($"    global::System.Array.AsReadOnly(new {Pair}[]");
        writer.Line("    {");
        foreach (var parameter in parameters)
        {
            writer.Line($"        // From {CSharpText.DocText(parameter.Origin)}.");
            writer.Line($"        new {Pair}({CSharpText.Literal(parameter.Name)}, {CSharpText.Literal(parameter.Value)}),");
        }

        writer.Line("    });");
    }
}
