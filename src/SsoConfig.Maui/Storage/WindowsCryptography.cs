using System;

namespace SsoConfig.Maui.Storage;

/// <summary>Which failures of Windows are those of its data protection.</summary>
internal static class WindowsCryptography
{
    // https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a
    private const int SecurityFacility = 9;
    private const int InvalidData = unchecked((int)0x8007000D);

    /// <summary>Whether the HRESULT is one of NTE_* or CRYPT_E_*, or says that the protected value is damaged.</summary>
    public static bool IsFailure(Exception exception) =>
        ((exception.HResult >> 16) & 0x1FFF) == SecurityFacility || exception.HResult == InvalidData;
}
