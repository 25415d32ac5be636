using System.Text;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Rules;

namespace SsoConfig.Provisioning.OktaJsonEditing;

/// <summary>
/// Writes a client id into a configuration file and changes nothing else in it: comments, order, white space, line ends and encoding stay,
/// and the file is replaced as a whole or not at all.
/// </summary>
internal static class ClientIdWriter
{
    /// <summary>
    /// Finds out beforehand what would stop <see cref="Write"/>, so that nothing is registered whose client id cannot be kept.
    /// </summary>
    /// <exception cref="ProvisioningException">The file cannot be replaced: the message says why.</exception>
    public static void EnsureWritable(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is { } target)
        {
            throw new ProvisioningException(
                $"'{path}' is a link to '{Printable.From(target)}', and writing would replace the link. Pass the file that it leads to. "
                    + "Nothing was sent to the provider."
            );
        }

        if (file.IsReadOnly)
        {
            throw new ProvisioningException(
                $"'{path}' is read-only, so the client id could not be written to it. Make it writable and run the command again. "
                    + "Nothing was sent to the provider."
            );
        }

        EncodedText.Read(path);
        try
        {
            File.Delete(WriteBeside(path, []));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException(
                $"'{path}' cannot be replaced: {problem.Message} Make its folder writable and run the command again. Nothing was sent "
                    + "to the provider.",
                problem
            );
        }
    }

    /// <returns>Whether the file had to be changed.</returns>
    /// <exception cref="ProvisioningException">The file changed in the meantime, or the client id would not survive a build.</exception>
    public static bool Write(string path, string clientId)
    {
        var before = EncodedText.Read(path);
        var after = Apply(before, ClientIdEdit.Find(before.Text, clientId));
        EnsureReadsBack(path, after.Text, clientId);
        if (after.Text == before.Text)
        {
            return false;
        }

        Replace(path, before.Bytes, after.Bytes);
        return true;
    }

    /// <summary>Replaces a client id by the note that one is to come; does nothing where the file has another one.</summary>
    public static void WritePlaceholder(string path, string clientId, string placeholder)
    {
        var before = EncodedText.Read(path);
        var edit = ClientIdEdit.Find(before.Text, placeholder);
        if (before.Text.Substring(edit.Range.Start, edit.Range.Length) == JsonText.Quote(clientId))
        {
            Replace(path, before.Bytes, Apply(before, edit).Bytes);
        }
    }

    private static EncodedText Apply(EncodedText text, ClientIdEdit edit) =>
        text.Replace(edit.Range.Start, edit.Range.Length, edit.Replacement);

    // The reader of the build has the last word on what a provider calls a client id: no placeholder, no secret, no control character.
    private static void EnsureReadsBack(string path, string text, string clientId)
    {
        var bag = new DiagnosticBag();
        var layers = LayerReader.Read(OktaJsonDocument.Parse(new OktaJsonFile(path, text, OktaJsonName.KindOf(path))), bag);
        var value = layers
            .Where(static layer => layer.PlatformKey is null)
            .SelectMany(static layer => layer.Values)
            .FirstOrDefault(static value => value.Key == OktaKey.ClientId);
        if (value is not null)
        {
            ValueRules.Check(value, new OktaJsonOptions(), bag);
        }

        if (value?.Text != clientId || bag.All.Any(static problem => problem.IsError) || clientId.Any(static c => c is < ' ' or > '~'))
        {
            throw new ProvisioningException(
                $"The provider's client id '{Printable.From(clientId)}' cannot be used in okta.json, so '{path}' was not changed."
            );
        }
    }

    private static void Replace(string path, byte[] before, byte[] after)
    {
        string successor;
        try
        {
            successor = WriteBeside(path, after);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ProvisioningException($"'{path}' cannot be replaced: {problem.Message}", problem);
        }

        try
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
            {
                throw new ProvisioningException($"'{path}' was changed by someone else in the meantime. Run the command again.");
            }

            File.Move(successor, path, overwrite: true);
        }
        catch
        {
            File.Delete(successor);
            throw;
        }
    }

    /// <summary>In the same folder, and so on the same file system, under a name that no build reads.</summary>
    private static string WriteBeside(string path, byte[] content)
    {
        var successor = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(path);
        }

        try
        {
            using var stream = new FileStream(successor, options);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
            return successor;
        }
        catch
        {
            File.Delete(successor);
            throw;
        }
    }
}
