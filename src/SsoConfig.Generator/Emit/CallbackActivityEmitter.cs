using SsoConfig.Generator.Parsing;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.Generator.Emit;

/// <summary>
/// Writes the activity that Android starts with the browser's response. Android reads its attributes from the compiled app, so they are all
/// the manifest needs: https://learn.microsoft.com/dotnet/maui/platform-integration/communication/authentication
/// </summary>
internal static class CallbackActivityEmitter
{
    public static string Emit(SourceModel model)
    {
        var writer = GeneratedFile.Begin(model.Project.Namespace);
        writer.Line("/// <summary>Receives the browser's response for the schemes of okta.json.</summary>");
        writer.Line(GeneratedFile.Attribute);
        writer.Line(
            "[global::Android.App.Activity(NoHistory = true, LaunchMode = global::Android.Content.PM.LaunchMode.SingleTop, "
                + "Exported = true)]"
        );
        foreach (var scheme in model.Config.Schemes)
        {
            WriteFilter(writer, $"DataScheme = {CSharpText.Literal(scheme)}");
        }

        // One filter per link: in a filter with several, Android combines each host with each path.
        foreach (var link in model.Config.Links)
        {
            var host = CSharpText.Literal(ClaimedHttpsUri.HostOf(link));
            var path = CSharpText.Literal(ClaimedHttpsUri.PathOf(link));
            WriteFilter(writer, $"DataScheme = \"https\", DataHost = {host}, DataPath = {path}, AutoVerify = true");
        }

        writer.Line("public sealed class OktaCallbackActivity : global::Microsoft.Maui.Authentication.WebAuthenticatorCallbackActivity");
        writer.Line("{");
        writer.Line("}");
        return GeneratedFile.End(writer, model.Project.Namespace);
    }

    private static void WriteFilter(SourceWriter writer, string data)
    {
        writer.Line("[global::Android.App.IntentFilter(");
        writer.Line("    new[] { global::Android.Content.Intent.ActionView },");
        writer.Line(
            "    Categories = new[] { global::Android.Content.Intent.CategoryDefault, "
                + "global::Android.Content.Intent.CategoryBrowsable },"
        );
        writer.Line($"    {data})]");
    }
}
