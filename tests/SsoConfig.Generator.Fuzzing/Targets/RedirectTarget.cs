using System.Text;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Generator.Fuzzing.Inputs;

namespace SsoConfig.Generator.Fuzzing.Targets;

/// <summary>A redirect URI: its scheme begins it, and what is proposed instead of a wrong one is right.</summary>
internal static class RedirectTarget
{
    private const int MostCorrections = 10;

    public static void Try(byte[] input)
    {
        var text = OktaFiles.With("redirectUri", JsonText.Quote(Encoding.UTF8.GetString(input)));
        var result = OktaFiles.Load(text);
        var (uri, scheme) = (result.Model.RedirectUri.Value, result.Model.RedirectScheme);
        Promise.Holds(scheme.Length == 0 || uri.StartsWith(scheme + ":", StringComparison.Ordinal), "The scheme begins the URI.");

        for (var corrections = 0; result.Diagnostics.FirstOrDefault(static found => found.Fix is not null)?.Fix is { } fix; corrections++)
        {
            Promise.Holds(corrections < MostCorrections, $"Corrections come to an end: {text}");
            text = text.Remove(fix.Range.Start, fix.Range.Length).Insert(fix.Range.Start, fix.Replacement);
            result = OktaFiles.Load(text);
        }

        // A placeholder and a secret have no correction: only a user knows the value. Nor has a scheme that is too long for one platform.
        var left = result
            .Diagnostics.Where(static found => found.IsError)
            .Select(static found => found.Rule)
            .Except([OktaJsonRules.Placeholder, OktaJsonRules.Secret, OktaJsonRules.SchemeTooLong]);
        Promise.Holds(!left.Any(), $"After its corrections a URI is right: {text}");
    }
}
