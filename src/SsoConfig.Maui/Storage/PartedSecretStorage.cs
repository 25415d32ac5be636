using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Storage;

/// <summary>
/// Splits values that are longer than the storage takes over several keys. The parts of a new value are written beside those of the old
/// one; what the key itself then says replaces one by the other in a single step, so that a process that ends in between leaves the old
/// value or the new one. The values must be Base64, which no <see cref="PartList"/> is.
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
        if (value.Length <= maxLength)
        {
            await storage.SetAsync(key, value).ConfigureAwait(false);
            await RemovePartsAsync(key, PartGeneration.First, from: 0).ConfigureAwait(false);
            await RemovePartsAsync(key, PartGeneration.Second, from: 0).ConfigureAwait(false);
            return;
        }

        var generation = await FindUnusedGenerationAsync(key).ConfigureAwait(false);
        var parts = PartList.Create(value, generation, maxLength);
        for (var index = 0; index < parts.Count; index++)
        {
            var start = index * maxLength;
            await storage
                .SetAsync(NameOf(key, generation, index), value.Substring(start, Math.Min(maxLength, value.Length - start)))
                .ConfigureAwait(false);
        }

        await storage.SetAsync(key, parts.ToString()).ConfigureAwait(false);
        await RemovePartsAsync(key, generation, from: parts.Count).ConfigureAwait(false);
        await RemovePartsAsync(key, Other(generation), from: 0).ConfigureAwait(false);
    }

    public async Task RemoveAsync(string key)
    {
        // First: whatever happens to the parts, they no longer count.
        await storage.RemoveAsync(key).ConfigureAwait(false);
        await RemovePartsAsync(key, PartGeneration.First, from: 0).ConfigureAwait(false);
        await RemovePartsAsync(key, PartGeneration.Second, from: 0).ConfigureAwait(false);
    }

    public bool IsCryptographic(Exception exception) => storage.IsCryptographic(exception);

    private static string NameOf(string key, PartGeneration generation, int index) => $"{key}.part{(int)generation}.{index}";

    private static PartGeneration Other(PartGeneration generation) =>
        generation == PartGeneration.First ? PartGeneration.Second : PartGeneration.First;

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

    private async Task<PartGeneration> FindUnusedGenerationAsync(string key)
    {
        try
        {
            return PartList.TryParse(await storage.GetAsync(key).ConfigureAwait(false), out var used)
                ? Other(used.Generation)
                : PartGeneration.First;
        }
        catch (Exception exception) when (storage.IsCryptographic(exception))
        {
            // Nobody can read the old value any more.
            return PartGeneration.First;
        }
    }

    /// <summary>From the last one down: parts that are left by a process that ends meanwhile are found from the first one up.</summary>
    private async Task RemovePartsAsync(string key, PartGeneration generation, int from)
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
