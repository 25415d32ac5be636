using System;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>Encrypts for the signed-in user of the system.</summary>
internal interface IFileProtection
{
    Task<byte[]> ProtectAsync(byte[] value);

    /// <exception cref="Exception">The value is damaged, or of another user.</exception>
    Task<byte[]> UnprotectAsync(byte[] value);

    /// <summary>Whether the exception is one of the system's cryptography: the value can't be decrypted.</summary>
    bool IsCryptographic(Exception exception);
}
