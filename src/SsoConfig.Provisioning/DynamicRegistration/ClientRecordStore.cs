using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SsoConfig.Desktop.Storage;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.DynamicRegistration;

/// <summary>
/// Keeps the registration access tokens of this developer: outside every repository, in a folder and files that nobody else can read. They
/// are what RFC 7592 has instead of an administrator's token, and lost ones cannot be had again.
/// </summary>
internal sealed class ClientRecordStore(string folder, KnownSecrets secrets)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public ClientRecord? Find(string issuer, string clientId) =>
        Read(PathOf(issuer, clientId)) is { } record && record.Issuer == issuer && record.ClientId == clientId ? record : null;

    /// <summary>Whether there is a record of a client, even one that cannot be understood.</summary>
    public bool Has(string issuer, string clientId) => File.Exists(PathOf(issuer, clientId));

    /// <summary>The client that was registered for an app whose okta.json did not get its client id.</summary>
    /// <param name="origin">The origin of the registration endpoint: another one could not be asked about its client.</param>
    public ClientRecord? FindByRedirectUri(AppClient app, string origin) =>
        All()
            .FirstOrDefault(record =>
                record.Issuer == app.Issuer
                && record.RegistrationOrigin == origin
                && record.Environments.Any(environment => environment.Value.Texts("redirect_uris").Intersect(app.RedirectUris).Any())
            );

    public async Task SaveAsync(ClientRecord record, CancellationToken cancellationToken)
    {
        secrets.Add(record.Token);
        EnsureFolder();
        await PrivateFile
            .ReplaceAsync(PathOf(record.Issuer, record.ClientId), Encoding.UTF8.GetBytes(record.ToJson().ToJsonString()), cancellationToken)
            .ConfigureAwait(false);
    }

    public void Delete(ClientRecord record) => PrivateFile.Delete(PathOf(record.Issuer, record.ClientId));

    private IEnumerable<ClientRecord> All() =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<ClientRecord>()
            : [];

    private ClientRecord? Read(string path)
    {
        try
        {
            var record = File.Exists(path) && JsonNode.Parse(File.ReadAllText(path)) is JsonObject json ? ClientRecord.Parse(json) : null;
            secrets.Add(record?.Token);
            return record;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new ProvisioningException(
                $"'{path}' cannot be read. It has the registration token of a client; delete it if it cannot be mended."
            );
        }
    }

    private void EnsureFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerOnly);
        File.SetUnixFileMode(folder, OwnerOnly);
    }

    public string PathOf(string issuer, string clientId) =>
        Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{clientId}")))[..32]}.json");
}
