using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>A keychain with the statuses of Security.framework. It outlives an installation of the app.</summary>
internal sealed class KeychainItems : IKeychain
{
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>The status of every call, unless it is success.</summary>
    public int Failure { get; set; }

    public int Find(string account, out string? value)
    {
        value = null;
        return Failure != 0 ? Failure
            : Values.TryGetValue(account, out value) ? 0
            : KeychainStatus.ItemNotFound;
    }

    public int Add(string account, string value) =>
        Failure != 0 ? Failure
        : Values.TryAdd(account, value) ? 0
        : -25299;

    public int Update(string account, string value)
    {
        if (Failure != 0 || !Values.ContainsKey(account))
        {
            return Failure != 0 ? Failure : KeychainStatus.ItemNotFound;
        }

        Values[account] = value;
        return 0;
    }

    public int Remove(string account) =>
        Failure != 0 ? Failure
        : Values.Remove(account) ? 0
        : KeychainStatus.ItemNotFound;
}
