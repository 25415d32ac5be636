using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes the class with the values.</summary>
internal static class ConfigEmitter
{
    public static string Emit(SourceModel model)
    {
        var config = model.Config;
        var writer = GeneratedFile.Begin(model.Project.Namespace);
        writer.Line("/// <summary>What okta.json and its layers say.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"internal static partial class {model.Project.ClassName}");
        WriteConstant(writer, "Issuer", config.Issuer, "The issuer, exactly as its discovery document states it.");
        WriteNextConstant(writer, "ClientId", config.ClientId, "The public client identifier. It is not a secret.");
        WriteNextConstant(writer, "RedirectUri", config.RedirectUri, "Where the browser's response to a sign-in goes.");
        WriteNextConstant(writer, "RedirectScheme", config.RedirectUri with { Value = config.RedirectScheme }, "The scheme of the redirect URI.");
        WriteNextConstant(writer, "LogoutRedirectUri", config.LogoutRedirectUri, "Where the browser goes after sign-out.");
        WriteNextConstant(writer, "LogoutScheme", config.LogoutRedirectUri with { Value = config.LogoutScheme }, "The scheme of the logout redirect URI.");
        WriteNextConstant(writer, "Scopes", config.Scopes, "The scopes to request, between spaces.");
        if (model.Project.HasRuntime)
        {
            WriteOptions(writer);
        }

        if (config.Settings.Members.Count > 0)
        {
            writer.Line();
            SettingsEmitter.Write(writer, config.Settings);
        }

        writer.Close();
        return GeneratedFile.End(writer, model.Project.Namespace);
    }

    private static void WriteNextConstant(SourceWriter writer, string name, SourcedValue value, string meaning)
    {
        writer.Line();
        WriteConstant(writer, name, value, meaning);
    }

    private static void WriteConstant(SourceWriter writer, string name, SourcedValue value, string meaning)
    {
        writer.Line($"/// <summary>{meaning} From {CSharpText.DocText(value.Origin)}.</summary>");
        writer.Line($"public const string {name} = {CSharpText.Literal(value.Value)};");
    }

    private static void WriteOptions(SourceWriter writer)
    {
        writer.Line();
        writer.Line("/// <summary>All of them, for the runtime.</summary>");
        writer.Line("public static global::SsoConfig.SsoOptions Options { get; } = new()");
        writer.Line("{");
        writer.Line("    Issuer = Issuer,");
        writer.Line("    ClientId = ClientId,");
        writer.Line("    RedirectUri = RedirectUri,");
        writer.Line("    LogoutRedirectUri = LogoutRedirectUri,");
        writer.Line("    Scopes = Scopes,");
        writer.Line("};");
    }
}
