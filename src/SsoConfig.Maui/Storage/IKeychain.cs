namespace SsoConfig.Maui.Storage;

/// <summary>
/// The generic passwords of this app in Apple's keychain. Each call returns the status of Security.framework (an OSStatus).
/// </summary>
internal interface IKeychain
{
    int Find(string account, out string? value);

    int Add(string account, string value);

    int Update(string account, string value);

    int Remove(string account);
}
