using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.Tokens;

namespace SsoConfig.LocalOrg.Storage;

/// <summary>The folder of a running org: database, token keys, cookie keys. A temporary one is deleted when the org stops.</summary>
internal sealed class OrgFolder : IDisposable
{
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
            // The keys in it sign tokens, so the folder is for its owner only.
            var folder = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new OrgFolder(folder.FullName, temporary: false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new LocalOrgException($"The data folder '{path}' cannot be used: {problem.Message} Use another one (--data).", problem);
        }
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
