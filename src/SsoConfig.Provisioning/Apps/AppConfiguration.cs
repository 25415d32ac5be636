using SsoConfig.OktaJson.Diagnostics;

namespace SsoConfig.Provisioning.Apps;

/// <summary>An app on disk.</summary>
/// <param name="Name">The name of its project, else that of its folder.</param>
/// <param name="File">The full path of its okta.json.</param>
/// <param name="Diagnostics">What a build would report, except a client id that is still to come.</param>
/// <param name="Clients">What it needs at its provider.</param>
internal sealed record AppConfiguration(
    string Name,
    string File,
    IReadOnlyList<OktaJsonDiagnostic> Diagnostics,
    IReadOnlyList<AppClient> Clients
)
{
    public IEnumerable<OktaJsonDiagnostic> Errors => Diagnostics.Where(static diagnostic => diagnostic.IsError);

    public string Folder => Path.GetDirectoryName(File)!;
}
