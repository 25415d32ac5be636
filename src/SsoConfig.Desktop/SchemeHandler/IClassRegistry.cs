namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// Windows' registry of classes: string values by key and name. The name of a key's default value is <see langword="null"/>.
/// </summary>
internal interface IClassRegistry
{
    /// <summary>What holds for this user: the user's own value, or the machine's where there is none.</summary>
    string? ReadMerged(string key, string? name);

    /// <summary>What is registered for this user alone.</summary>
    string? ReadOwn(string key, string? name);

    /// <summary>The class that this user has chosen to open a scheme with, where it was asked (UserChoice).</summary>
    string? ReadUserChoice(string scheme);

    /// <summary>Writes for this user alone.</summary>
    void Write(string key, string? name, string value);

    /// <summary>Deletes what is registered for this user under the key and below it.</summary>
    void Delete(string key);
}
