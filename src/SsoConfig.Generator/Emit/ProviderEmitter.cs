using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>Writes how a provider differs from the specifications, each with what is given up; nothing where it does not.</summary>
internal static class ProviderEmitter
{
    private const string MetadataAddress = "MetadataAddress";
    private const string IssuerTemplate = "IssuerTemplate";
    private const string AllowedTenants = "AllowedTenants";
    private const string EndSessionEndpoint = "EndSessionEndpoint";
    private const string LogoutRedirectParameter = "LogoutRedirectParameter";

    public static void WriteConstants(SourceWriter writer, ProviderModel model)
    {
        Write(
            writer,
            MetadataAddress,
            model.MetadataAddress,
            "Where the discovery document is. You vouch for this address instead of the issuer's own."
        );
        Write(
            writer,
            IssuerTemplate,
            model.IssuerTemplate,
            "The issuer of each tenant. Users of any tenant can sign in, unless there are allowed ones."
        );
        if (HasValue(model.AllowedTenants))
        {
            writer.Line();
            writer.Line(
                $"/// <summary>The tenants whose users may sign in. From {CSharpText.DocText(model.AllowedTenants.Origin)}.</summary>"
            );
            writer.Line($"public static global::System.Collections.Generic.IReadOnlyList<string> {AllowedTenants} {{ get; }} =");
            var tenants = CSharpText.Literals(model.AllowedTenants.Value.Split(' '));
            writer.Line($"    global::System.Array.AsReadOnly(new string[] {{ {tenants} }});");
        }

        Write(
            writer,
            EndSessionEndpoint,
            model.EndSessionEndpoint,
            "Where the browser's session is ended. A change that the provider makes there is not noticed."
        );
        Write(
            writer,
            LogoutRedirectParameter,
            model.LogoutRedirectParameter,
            "Names the logout redirect URI. No id_token_hint and no state are sent with it."
        );
    }

    public static void WriteOptions(SourceWriter writer, ProviderModel model)
    {
        WriteOption(writer, MetadataAddress, model.MetadataAddress);
        WriteOption(writer, IssuerTemplate, model.IssuerTemplate);
        WriteOption(writer, AllowedTenants, model.AllowedTenants);
        WriteOption(writer, EndSessionEndpoint, model.EndSessionEndpoint);
        WriteOption(writer, LogoutRedirectParameter, model.LogoutRedirectParameter);
    }

    private static void Write(SourceWriter writer, string name, SourcedValue value, string meaning)
    {
        if (HasValue(value))
        {
            ConstantEmitter.WriteNext(writer, name, value, meaning);
        }
    }

    private static void WriteOption(SourceWriter writer, string name, SourcedValue value)
    {
        if (HasValue(value))
        {
            writer.Line($"    {name} = {name},");
        }
    }

    private static bool HasValue(SourcedValue value) => value.Value.Length > 0;
}
