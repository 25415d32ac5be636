using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.Generator.Emit;

/// <summary>
/// Writes the content provider that the other apps of the family ask. Android reads its attributes from the compiled app; the overlay of
/// the manifest protects it by the family's permission. The authority is unique on a device: it begins with the application id.
/// </summary>
internal static class FamilyProviderEmitter
{
    public static string Emit(SourceModel model, NativeSsoModel nativeSso)
    {
        var writer = GeneratedFile.Begin(model.Project.Namespace);
        writer.Line("/// <summary>Responds to the other apps of the family that share a sign-in without a browser.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line("[global::Android.Content.ContentProvider(");
        writer.Line("    new[] { \"${applicationId}.sso\" },");
        writer.Line("    Name = \"ssoconfig.OktaFamilyProvider\",");
        writer.Line("    Exported = true)]");
        writer.Line($"[global::Android.App.IntentFilter(new[] {{ {CSharpText.Literal($"{nativeSso.Family.Value}.action.SSO")} }})]");
        writer.Line("internal sealed class OktaFamilyProvider : global::SsoConfig.Maui.Android.FamilyProvider");
        writer.Line("{");
        writer.Line($"    protected override string Family => {CSharpText.Literal(nativeSso.Family.Value)};");
        writer.Line("}");
        return GeneratedFile.End(writer, model.Project.Namespace);
    }
}
