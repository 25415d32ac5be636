using System.Runtime.Versioning;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.LocalOrg.Storage;

/// <summary>The folder of a running org: database, token keys, cookie keys. A temporary one is deleted when the org stops.</summary>
internal sealed class OrgFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly bool _temporary;

    private OrgFolder(string path, bool temporary)
    {
        Path = path;
        _temporary = temporary;
    }

    public string Path { get; }

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(Path, "org.db") }.ToString();

    public DirectoryInfo CookieKeys => new(System.IO.Path.Combine(Path, "cookie-keys"));

    /// <exception cref="LocalOrgException">The folder cannot be used.</exception>
    public static OrgFolder Open(string? path)
    {
        if (path is null)
        {
            return new OrgFolder(Directory.CreateTempSubdirectory("sso-org-").FullName, temporary: true);
        }

        try
        {
            return new OrgFolder(
                OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : OpenPrivate(path),
                temporary: false
            );
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LocalOrgException($"The data folder '{path}' cannot be used: {problem.Message} Use another one (--data).", problem);
        }
    }

    /// <summary>The keys in the folder sign tokens, so it is for its owner only, and nobody else may have put files there.</summary>
    [UnsupportedOSPlatform("windows")]
    private static string OpenPrivate(string path)
    {
        var folder = Directory.CreateDirectory(path, OwnerOnly);
        if ((folder.UnixFileMode & ~OwnerOnly) != 0)
        {
            // First the mode, then the look into the folder: afterwards no file can appear there.
            folder.UnixFileMode &= OwnerOnly;
            if (folder.EnumerateFileSystemInfos().Any())
            {
                throw new LocalOrgException(
                    $"The data folder '{path}' contains files, and other users had access to it: they may know the keys of the org. Use "
                        + "an empty or a new folder (--data)."
                );
            }
        }

        return folder.FullName;
    }

    /// <summary>The key that signs id tokens and access tokens.</summary>
    public RsaSecurityKey SigningKey()
    {
        var rsa = RSA.Create();
        rsa.ImportRSAPrivateKey(Keep("signing.key", static () => RSA.Create(2048).ExportRSAPrivateKey()), out _);
        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }

    /// <summary>The key that encrypts codes and refresh tokens.</summary>
    public SymmetricSecurityKey EncryptionKey() => new(Keep("encryption.key", static () => RandomNumberGenerator.GetBytes(32)));

    public void Dispose()
    {
        if (_temporary)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            Directory.Delete(Path, recursive: true);
        }
    }

    private byte[] Keep(string name, Func<byte[]> create)
    {
        var file = System.IO.Path.Combine(Path, name);
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, create());
        }

        return File.ReadAllBytes(file);
    }
}
