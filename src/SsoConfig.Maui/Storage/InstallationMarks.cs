using System;
using System.Collections.Generic;
using System.Linq;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// The keys that this installation of the app has written: what else is in the secure storage under them is from an earlier installation.
/// </summary>
internal sealed class InstallationMarks(IMarkFile file)
{
    private const char Separator = '\n';

    private readonly object _gate = new();

    public IReadOnlyList<string> Keys => file.Read().Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    public bool IsSet(string key) => Keys.Contains(key);

    public void Set(string key)
    {
        lock (_gate)
        {
            if (!IsSet(key))
            {
                file.Write(string.Join(Separator, Keys.Append(key)));
            }
        }
    }

    public void Clear(string key)
    {
        lock (_gate)
        {
            if (IsSet(key))
            {
                file.Write(string.Join(Separator, Keys.Where(other => other != key)));
            }
        }
    }
}
