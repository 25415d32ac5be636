using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Input;
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
        ConstantEmitter.Write(writer, "Issuer", config.Issuer, "The issuer, exactly as its discovery document states it.");
        ConstantEmitter.WriteNext(writer, "ClientId", config.ClientId, "The public client identifier. It is not a secret.");
        ConstantEmitter.WriteNext(writer, "RedirectUri", config.RedirectUri, "Where the browser's response to a sign-in goes.");
        ConstantEmitter.WriteNext(
            writer,
            "RedirectScheme",
            config.RedirectUri with
            {
                Value = config.RedirectScheme,
            },
            "The scheme of the redirect URI."
        );
        ConstantEmitter.WriteNext(writer, "LogoutRedirectUri", config.LogoutRedirectUri, "Where the browser goes after sign-out.");
        ConstantEmitter.WriteNext(
            writer,
            "LogoutScheme",
            config.LogoutRedirectUri with
            {
                Value = config.LogoutScheme,
            },
            "The scheme of the logout redirect URI."
        );
        WriteFallback(writer, "FallbackRedirectUri", config.FallbackRedirectUri);
        WriteFallback(writer, "FallbackLogoutRedirectUri", config.FallbackLogoutRedirectUri);
        ConstantEmitter.WriteNext(writer, "Scopes", config.Scopes, "The scopes to request, between spaces.");
        if (config.TrustedAudiences.Value.Length > 0)
        {
            WriteTrustedAudiences(writer, config.TrustedAudiences);
        }

        ProviderEmitter.WriteConstants(writer, config.Provider);
        if (config.NativeSso is { } nativeSso)
        {
            NativeSsoEmitter.WriteConstants(writer, nativeSso);
        }

        if (config.Parameters.Count > 0)
        {
            ParametersEmitter.Write(writer, config.Parameters);
        }

        if (model.Project.HasRuntime)
        {
            WriteOptions(writer, config, model.Project.Config.PlatformKey);
        }

        if (config.Settings.Members.Count > 0)
        {
            writer.Line();
            SettingsEmitter.Write(writer, config.Settings);
        }

        writer.Close();
        return GeneratedFile.End(writer, model.Project.Namespace);
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

    private static void WriteFallback(SourceWriter writer, string name, SourcedValue value)
    {
        if (value != SourcedValue.Missing)
        {
            ConstantEmitter.WriteNext(
                writer,
                name,
                value,
                "Used before version 17.4 of the system, which cannot return an https link to the app."
            );
        }
    }

    private static void WriteOptions(SourceWriter writer, OktaConfigModel config, string platform)
    {
        writer.Line();
        writer.Line("/// <summary>All of them, for the runtime.</summary>");
        writer.Line("public static global::SsoConfig.SsoOptions Options { get; } = new()");
        writer.Line("{");
        writer.Line("    Issuer = Issuer,");
        writer.Line("    ClientId = ClientId,");
        WriteRedirect(writer, platform, "RedirectUri", config.FallbackRedirectUri);
        WriteRedirect(writer, platform, "LogoutRedirectUri", config.FallbackLogoutRedirectUri);
        writer.Line("    Scopes = Scopes,");
        if (config.TrustedAudiences.Value.Length > 0)
        {
            writer.Line("    TrustedAudiences = TrustedAudiences,");
        }

        ProviderEmitter.WriteOptions(writer, config.Provider);
        if (config.NativeSso is not null)
        {
            NativeSsoEmitter.WriteOption(writer);
        }

        if (config.Parameters.Count > 0)
        {
            writer.Line("    Parameters = Parameters,");
        }

        if (config.UsesDPoP)
        {
            writer.Line("    UseDPoP = true,");
        }

        writer.Line("};");
    }

    private static void WriteRedirect(SourceWriter writer, string platform, string name, SourcedValue fallback)
    {
        var system = platform == PlatformKeys.MacCatalyst ? "MacCatalyst" : "IOS";
        writer.Line(
            fallback == SourcedValue.Missing
                ? $"    {name} = {name},"
                : $"    {name} = global::System.OperatingSystem.Is{system}VersionAtLeast(17, 4) ? {name} : Fallback{name},"
        );
    }
}
