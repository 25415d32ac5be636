using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Apps;

namespace SsoConfig.Provisioning.Links;

/// <summary>Finds the apps that claim https links, and what their projects call them.</summary>
internal sealed class LinkedApps(ToolEnvironment environment, string? applicationId)
{
    public static bool HasLinks(AppConfiguration app) => app.Clients.Any(static client => HostsOf(client, static _ => true).Any());

    /// <exception cref="ProvisioningException">A project does not say its application id.</exception>
    public async Task<IReadOnlyList<LinkedApp>> FindAsync(IEnumerable<AppConfiguration> apps, CancellationToken cancellationToken)
    {
        var linked = apps.Where(HasLinks).ToList();
        if (applicationId is not null && linked.Count > 1)
        {
            throw new ProvisioningException($"--application-id names one app, but there are {linked.Count}. Pass the path of one.")
            {
                IsWrongUsage = true,
            };
        }

        var found = new List<LinkedApp>();
        foreach (var app in linked)
        {
            found.Add(
                new LinkedApp(
                    app.Name,
                    app.Clients[0].IssuerUri,
                    applicationId ?? await AskProjectAsync(app, cancellationToken).ConfigureAwait(false),
                    HostsOf(app, static platform => platform == PlatformKeys.Android),
                    HostsOf(app, PlatformKeys.IsApple)
                )
            );
        }

        return found;
    }

    private static List<string> HostsOf(AppConfiguration app, Func<string, bool> isPlatform) =>
        [.. app.Clients.SelectMany(client => HostsOf(client, isPlatform)).Distinct()];

    private static IEnumerable<string> HostsOf(AppClient client, Func<string, bool> isPlatform) =>
        client.Links.Where(link => isPlatform(link.Platform)).Select(static link => ClaimedHttpsUri.HostOf(link.Uri));

    private async Task<string> AskProjectAsync(AppConfiguration app, CancellationToken cancellationToken)
    {
        if (Directory.GetFiles(app.Folder, "*.csproj") is not [var project])
        {
            throw NoApplicationId(app, "its folder does not have exactly one project");
        }

        var output = await environment
            .RunProgram("dotnet", ["msbuild", project, "-nologo", "-getProperty:ApplicationId"], cancellationToken)
            .ConfigureAwait(false);
        return output?.Trim() is { Length: > 0 } id && IsApplicationId(id)
            ? id
            : throw NoApplicationId(app, "its project has no ApplicationId");
    }

    public static bool IsApplicationId(string id) =>
        id.Contains('.', StringComparison.Ordinal) && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private static ProvisioningException NoApplicationId(AppConfiguration app, string reason) =>
        new($"The application id of {app.Name} is not known: {reason}. Pass its path and --application-id NAME.") { IsWrongUsage = true };
}
