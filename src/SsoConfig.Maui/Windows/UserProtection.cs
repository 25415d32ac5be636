using System;
using System.Runtime.InteropServices.WindowsRuntime;
using System.Threading.Tasks;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;
using Windows.Security.Cryptography.DataProtection;

namespace SsoConfig.Maui.Windows;

/// <summary>Windows' data protection for the signed-in user on this computer.</summary>
internal sealed class UserProtection : IFileProtection
{
    private const string ThisUser = "LOCAL=user";

    public async Task<byte[]> ProtectAsync(byte[] value) =>
        (await new DataProtectionProvider(ThisUser).ProtectAsync(value.AsBuffer()).AsTask().ConfigureAwait(false)).ToArray();

    public async Task<byte[]> UnprotectAsync(byte[] value) =>
        (await new DataProtectionProvider().UnprotectAsync(value.AsBuffer()).AsTask().ConfigureAwait(false)).ToArray();

    public bool IsCryptographic(Exception exception) => WindowsCryptography.IsFailure(exception);
}
