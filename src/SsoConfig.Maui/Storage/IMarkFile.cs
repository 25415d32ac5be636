namespace SsoConfig.Maui.Storage;

/// <summary>One string that is deleted when the app is uninstalled, which the keychain of iOS is not.</summary>
internal interface IMarkFile
{
    string Read();

    void Write(string content);
}
