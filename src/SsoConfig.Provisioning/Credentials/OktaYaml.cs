using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SsoConfig.Provisioning.Credentials;

/// <summary>Reads <c>~/.okta/okta.yaml</c>, which Okta's command lines write and all of its SDKs read.</summary>
internal static class OktaYaml
{
    private const int Largest = 64 * 1024;

    /// <returns>The settings below <c>okta: client:</c>; null where there is no such file.</returns>
    /// <exception cref="ProvisioningException">The file cannot be read.</exception>
    public static OktaSdkSettings? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            if (new FileInfo(path).Length > Largest)
            {
                throw new ProvisioningException($"'{path}' is larger than {Largest / 1024} KiB: it is not a settings file.");
            }

            using var reader = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(reader);
            return yaml.Documents.Count > 0 && Child(Child(yaml.Documents[0].RootNode, "okta"), "client") is { } client
                ? ToSettings(client)
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or YamlException)
        {
            // The parser's message may quote a line, and with it a token.
            throw new ProvisioningException(
                $"'{path}' cannot be read{(problem is YamlException yaml ? $": it is not YAML at line {yaml.Start.Line}" : "")}. Mend "
                    + "it, or set OKTA_API_TOKEN, OKTA_ORG_NAME and OKTA_BASE_URL."
            );
        }
    }

    private static OktaSdkSettings ToSettings(YamlNode client) =>
        new(
            Scalar(client, "orgUrl"),
            Scalar(client, "token"),
            Scalar(client, "clientId"),
            Scalar(client, "privateKey"),
            Scalar(client, "privateKeyId"),
            Child(client, "scopes") switch
            {
                YamlSequenceNode list => string.Join(' ', list.OfType<YamlScalarNode>().Select(static scope => scope.Value)),
                YamlScalarNode { Value.Length: > 0 } text => text.Value,
                _ => null,
            }
        );

    private static string? Scalar(YamlNode node, string key) =>
        Child(node, key) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    private static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
