using System.Text;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Generator.Fuzzing.Inputs;

namespace SsoConfig.Generator.Fuzzing.Targets;

/// <summary>
/// All rules over up to four files, between form feeds: okta.json, okta.org.json, okta.Debug.json and the okta.json of another app.
/// Messages are whole, places and corrections lie in their files, a correction leaves JSON, and without errors the values can be used.
/// </summary>
internal static class RulesTarget
{
    private static readonly string[] Paths = ["okta.json", "../okta.org.json", "okta.Debug.json", "../Second/okta.json"];

    public static void Try(byte[] input)
    {
        var files = Encoding.UTF8.GetString(input).Split('\f').Zip(Paths, static (text, path) => OktaFiles.File(path, text)).ToList();
        foreach (var platform in new[] { "", "ios" })
        {
            var result = OktaFiles.Load(files, new OktaJsonOptions(platform, ApplicationId: "com.first.sample", Environment: "Debug"));
            foreach (var ofFile in result.Diagnostics.GroupBy(static found => found.Location!.Path))
            {
                var text = files.Single(file => file.Path == ofFile.Key).Text!;
                var isJson = JsonParser.Parse(text).Problems.Count == 0;
                ofFile.ToList().ForEach(found => Check(found, text, isJson));
            }

            Promise.Holds(result.HasErrors || CanBeUsed(result.Model), $"Without an error the values can be used: {result.Model}");
        }
    }

    private static void Check(OktaJsonDiagnostic found, string text, bool isJson)
    {
        Promise.Holds(
            found.Message.Length > 0 && !found.Message.Contains("{0}", StringComparison.Ordinal),
            $"A message is whole: {found.Message}"
        );
        Promise.Holds(IsIn(found.Location!.Range, text), $"A place lies in its file: {found}");
        if (found.Fix is { } fix)
        {
            Promise.Holds(IsIn(fix.Range, text), $"A correction lies in its file: {found}");
            var corrected = text.Remove(fix.Range.Start, fix.Range.Length).Insert(fix.Range.Start, fix.Replacement);
            Promise.Holds(!isJson || JsonParser.Parse(corrected).Problems.Count == 0, $"A correction leaves JSON: {corrected}");
        }
    }

    private static bool CanBeUsed(OktaConfigModel model) =>
        Uri.TryCreate(model.Issuer.Value, UriKind.Absolute, out var issuer)
        && issuer.Scheme is "https" or "http"
        && model.ClientId.Value.Length > 0
        && IsScheme(model.RedirectScheme)
        && IsScheme(model.LogoutScheme);

    private static bool IsScheme(string scheme) =>
        scheme.Contains('.', StringComparison.Ordinal)
        && scheme[0] is >= 'a' and <= 'z'
        && scheme.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '-' or '.');

    private static bool IsIn(TextRange range, string text) => range.Start >= 0 && range.Length >= 0 && range.End <= text.Length;
}
