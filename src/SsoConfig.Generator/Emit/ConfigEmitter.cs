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
        WriteNextConstant(
            writer,
            "RedirectScheme",
            config.RedirectUri with
            {
                Value = config.RedirectScheme,
            },
            "The scheme of the redirect URI."
        );
        WriteNextConstant(writer, "LogoutRedirectUri", config.LogoutRedirectUri, "Where the browser goes after sign-out.");
        WriteNextConstant(
            writer,
            "LogoutScheme",
            config.LogoutRedirectUri with
            {
                Value = config.LogoutScheme,
            },
            "The scheme of the logout redirect URI."
        );
        WriteNextConstant(writer, "Scopes", config.Scopes, "The scopes to request, between spaces.");
        var hasTrusted = config.TrustedAudiences.Value.Length > 0;
        if (hasTrusted)
        {
            WriteTrustedAudiences(writer, config.TrustedAudiences);
        }

        if (model.Project.HasRuntime)
        {
            WriteOptions(writer, hasTrusted);
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

    /// <summary>Only where there are any: an app that trusts no other client has no list that could grow unseen.</summary>
    private static void WriteTrustedAudiences(SourceWriter writer, SourcedValue audiences)
    {
        writer.Line();
        writer.Line("/// <summary>");
        writer.Line($"/// Clients and projects that an id_token may name beside this app. From {CSharpText.DocText(audiences.Origin)}.");
        writer.Line("/// What you give up: each of them could use an id_token of its own in this app.");
        writer.Line("/// </summary>");
        writer.Line("public static global::System.Collections.Generic.IReadOnlyList<string> TrustedAudiences { get; } =");
        writer.Line($"    global::System.Array.AsReadOnly(new string[] {{ {CSharpText.Literals(audiences.Value.Split(' '))} }});");
    }

    private static void WriteOptions(SourceWriter writer, bool hasTrustedAudiences)
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
        if (hasTrustedAudiences)
        {
            writer.Line("    TrustedAudiences = TrustedAudiences,");
        }

        writer.Line("};");
    }
}
