using SsoConfig.OktaJson.Json;
using SsoConfig.Provisioning.Files;
using SsoConfig.Provisioning.OktaJsonEditing;

namespace SsoConfig.Provisioning.Links;

/// <summary>
/// One of the two files that the host of a link publishes. It may name other apps and serve other purposes: everything in it stays, byte
/// for byte, and what is missing is added.
/// </summary>
internal abstract class LinkFile
{
    /// <summary>Its name below <c>/.well-known</c>.</summary>
    public abstract string Name { get; }

    public Uri AddressAt(string host) => new($"https://{host}/.well-known/{Name}");

    /// <summary>The file with what is missing for an app.</summary>
    /// <returns>What was added, a line for each; empty where nothing is missing.</returns>
    /// <exception cref="ProvisioningException">The file is not what this one has to be.</exception>
    public IReadOnlyList<string> Merge(string path, bool dryRun)
    {
        if (!File.Exists(path))
        {
            if (!dryRun)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                FileReplacement.EnsureReplaceable(path, NothingWritten);
                FileReplacement.Create(path, System.Text.Encoding.UTF8.GetBytes(Create()));
            }

            return All;
        }

        FileReplacement.EnsureReplaceable(path, NothingWritten);
        var before = EncodedText.Read(path);
        var (after, added) = (before, new List<string>());
        while (FindMissing(after.Text, Parse(path, after.Text)) is { } missing)
        {
            after = after.Replace(missing.Insertion.At, 0, missing.Insertion.Text);
            added.Add(missing.What);
            Parse(path, after.Text);
        }

        if (added.Count > 0 && !dryRun)
        {
            FileReplacement.Replace(path, before.Bytes, after.Bytes);
        }

        return added;
    }

    /// <summary>The whole file, for a host that has none yet.</summary>
    protected abstract string Create();

    /// <summary>What the whole file says, a line for each app.</summary>
    protected abstract IReadOnlyList<string> All { get; }

    /// <summary>The next thing that is missing, or null.</summary>
    /// <exception cref="ProvisioningException">The file has another shape.</exception>
    protected abstract (JsonInsertion Insertion, string What)? FindMissing(string text, JsonNode root);

    protected ProvisioningException WrongShape(string expected) =>
        new($"An existing {Name} {expected}. Correct it, and run the command again.");

    private const string NothingWritten = "Nothing was written.";

    private static JsonNode Parse(string path, string text) =>
        JsonParser.Parse(text) is { Problems.Count: 0, Root: var root }
            ? root
            : throw new ProvisioningException($"'{path}' is not JSON: {Describe(text)}. Correct it, and run the command again.");

    private static string Describe(string text)
    {
        var problem = JsonParser.Parse(text).Problems[0];
        var at = new LineMap(text).At(problem.Range.Start);
        return $"line {at.Line + 1}, column {at.Column + 1}: {problem.Explanation}";
    }
}
