using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// Splits values that are longer than the storage takes over several keys. The parts of a new value are written beside those of the old
/// one; what the key itself then says replaces one by the other in a single step, so that a process that ends in between leaves the old
/// value or the new one. Several processes of an app may write at the same time: each writes parts of its own, and removes only those that
/// its value has replaced. The values must be Base64, which no <see cref="PartList"/> is.
/// </summary>
/// <param name="storage">The storage, which replaces the value of one key in one step.</param>
/// <param name="maxLength">The longest value of one key, in characters.</param>
internal sealed class PartedSecretStorage(ISecretStorage storage, int maxLength) : ISecretStorage
{
    /// <summary>A reader that meets a writer starts again; a writer that never ends is none.</summary>
    private const int MaxReads = 10;

    public async Task<string?> GetAsync(string key)
    {
        var value = await storage.GetAsync(key).ConfigureAwait(false);
        for (var read = 0; read < MaxReads && PartList.TryParse(value, out var parts); read++)
        {
            if (await JoinAsync(key, parts).ConfigureAwait(false) is { } whole)
            {
                return whole;
            }

            var now = await storage.GetAsync(key).ConfigureAwait(false);
            if (now == value)
            {
                return null;
            }

            value = now;
        }

        return PartList.TryParse(value, out _) ? null : value;
    }

    public async Task SetAsync(string key, string value)
    {
        var list = value.Length <= maxLength ? (PartList?)null : await WritePartsAsync(key, value).ConfigureAwait(false);
        var replaced = await FindGenerationAsync(key).ConfigureAwait(false);
        await storage.SetAsync(key, list is { } parts ? parts.ToString() : value).ConfigureAwait(false);
        if (list is { } written)
        {
            await RemovePartsAsync(key, written.Generation, from: written.Count).ConfigureAwait(false);
        }

        if (replaced is { } old && old != list?.Generation)
        {
            await RemovePartsAsync(key, old, from: 0).ConfigureAwait(false);
        }
    }

    public async Task RemoveAsync(string key)
    {
        // First: whatever happens to the parts, they no longer count.
        await storage.RemoveAsync(key).ConfigureAwait(false);
        for (var generation = 0; generation < PartList.Generations; generation++)
        {
            await RemovePartsAsync(key, generation, from: 0).ConfigureAwait(false);
        }
    }

    public bool IsCryptographic(Exception exception) => storage.IsCryptographic(exception);

    private static string NameOf(string key, int generation, int index) => $"{key}.part{generation}.{index}";

    private async Task<PartList> WritePartsAsync(string key, string value)
    {
        var parts = PartList.Create(value, await FindUnusedGenerationAsync(key).ConfigureAwait(false), maxLength);
        for (var index = 0; index < parts.Count; index++)
        {
            var start = index * maxLength;
            await storage
                .SetAsync(NameOf(key, parts.Generation, index), value.Substring(start, Math.Min(maxLength, value.Length - start)))
                .ConfigureAwait(false);
        }

        return parts;
    }

    /// <summary>The value, or <see langword="null"/> if these are not all parts of it.</summary>
    private async Task<string?> JoinAsync(string key, PartList parts)
    {
        var texts = new List<string>();
        for (var index = 0; index < parts.Count; index++)
        {
            if (await storage.GetAsync(NameOf(key, parts.Generation, index)).ConfigureAwait(false) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        var whole = string.Concat(texts);
        return parts.IsOf(whole) ? whole : null;
    }

    /// <summary>
    /// One without parts: where there are some, they count or another process may be writing them. From a random one up, as two processes
    /// may look before either has written. If each is left from a process that has ended, one that does not count is taken.
    /// </summary>
    private async Task<int> FindUnusedGenerationAsync(string key)
    {
        var first = RandomNumberGenerator.GetInt32(PartList.Generations);
        for (var step = 0; step < PartList.Generations; step++)
        {
            var generation = (first + step) % PartList.Generations;
            if (!await IsThereAsync(NameOf(key, generation, 0)).ConfigureAwait(false))
            {
                return generation;
            }
        }

        return await FindGenerationAsync(key).ConfigureAwait(false) == first ? (first + 1) % PartList.Generations : first;
    }

    /// <summary>Where the parts are that count, or <see langword="null"/> if none do.</summary>
    private async Task<int?> FindGenerationAsync(string key)
    {
        try
        {
            return PartList.TryParse(await storage.GetAsync(key).ConfigureAwait(false), out var used) ? used.Generation : null;
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            // Nobody can read the old value any more.
            return null;
        }
    }

    /// <summary>From the last one down: parts that are left by a process that ends meanwhile are found from the first one up.</summary>
    private async Task RemovePartsAsync(string key, int generation, int from)
    {
        var end = from;
        while (await IsThereAsync(NameOf(key, generation, end)).ConfigureAwait(false))
        {
            end++;
        }

        while (end > from)
        {
            end--;
            await storage.RemoveAsync(NameOf(key, generation, end)).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsThereAsync(string key)
    {
        try
        {
            return await storage.GetAsync(key).ConfigureAwait(false) is not null;
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            return true;
        }
    }
}
