using System.Text;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Rules;
using SsoConfig.Provisioning.Files;

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
        FileReplacement.EnsureReplaceable(path, "Nothing was sent to the provider.");
        EncodedText.Read(path);
        try
        {
            File.Delete(FileReplacement.WriteBeside(path, []));
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

        FileReplacement.Replace(path, before.Bytes, after.Bytes);
        return true;
    }

    /// <summary>Replaces a client id by the note that one is to come; does nothing where the file has another one.</summary>
    public static void WritePlaceholder(string path, string clientId, string placeholder)
    {
        var before = EncodedText.Read(path);
        var edit = ClientIdEdit.Find(before.Text, placeholder);
        if (before.Text.Substring(edit.Range.Start, edit.Range.Length) == JsonText.Quote(clientId))
        {
            FileReplacement.Replace(path, before.Bytes, Apply(before, edit).Bytes);
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
}
