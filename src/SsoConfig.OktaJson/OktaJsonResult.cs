using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Model;
using SsoConfig.OktaJson.Reading;

namespace SsoConfig.OktaJson;

/// <summary>What the files of an app say, and what is wrong with them.</summary>
/// <param name="model">
/// The configuration. With errors it holds what could be read from the files, so that code can be generated and the compiler does not add
/// errors of its own about names that are missing.
/// </param>
internal sealed class OktaJsonResult(OktaConfigModel model, EquatableArray<OktaJsonDiagnostic> diagnostics, EffectiveValues values)
{
    public OktaConfigModel Model => model;

    public EquatableArray<OktaJsonDiagnostic> Diagnostics => diagnostics;

    public bool HasErrors
    {
        get
        {
            foreach (var diagnostic in diagnostics)
            {
                if (diagnostic.IsError)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// Where the effective value of a key is written. By line and column only when asked: the compiler's part never does, and counting the
    /// lines of a file takes as long as reading it.
    /// </summary>
    public OktaJsonLocation? LocationOf(OktaKey key) => values.Find(key)?.Range.ToLocation();
}
