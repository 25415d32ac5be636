using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace SsoConfig.Provisioning.Links;

/// <summary>
/// Reads the signing certificate of a keystore by the JDK's keytool, which knows all its formats. The password goes to keytool in its
/// environment, which no other user of the machine can read, and never on its command line.
/// </summary>
internal sealed partial class Keystore(ToolEnvironment environment)
{
    /// <summary>The environment variable that has the password.</summary>
    public const string PasswordVariable = "SSO_KEYSTORE_PASSWORD";

    /// <returns>The SHA-256 fingerprint.</returns>
    /// <exception cref="ProvisioningException">keytool is missing, or cannot read the keystore, or the alias is not clear.</exception>
    public async Task<string> ReadFingerprintAsync(string path, string? alias, bool passwordFromInput, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path, environment.CurrentFolder);
        if (!File.Exists(file))
        {
            throw new ProvisioningException($"The keystore '{file}' does not exist.");
        }

        var password = ReadPassword(passwordFromInput);
        string[] arguments =
        [
            "-J-Duser.language=en",
            "-list",
            "-rfc",
            "-keystore",
            file,
            "-storepass:env",
            PasswordVariable,
            .. alias is null ? (string[])[] : ["-alias", alias],
        ];
        var listing = await environment
            .RunProgramWith(FindKeytool(), arguments, new Dictionary<string, string> { [PasswordVariable] = password }, cancellationToken)
            .ConfigureAwait(false);
        return listing is not null
            ? FingerprintIn(listing, file)
            : throw new ProvisioningException(
                $"keytool could not read '{file}'. Check that a JDK is installed (JAVA_HOME or PATH), that the file is a keystore, that "
                    + $"the password is right{(alias is null ? string.Empty : $", and that it has the alias '{Printable.From(alias)}'")}."
            );
    }

    private string ReadPassword(bool fromInput)
    {
        var password = fromInput ? environment.Input.ReadLine() : environment.GetVariable(PasswordVariable);
        environment.Secrets.Add(password);
        return password is { Length: > 0 }
            ? password
            : throw new ProvisioningException(
                $"The keystore's password is missing: set {PasswordVariable}, or write it to standard input with --password-stdin."
            )
            {
                IsWrongUsage = true,
            };
    }

    private string FindKeytool()
    {
        var name = OperatingSystem.IsWindows() ? "keytool.exe" : "keytool";
        var ofJavaHome = environment.GetVariable("JAVA_HOME") is { Length: > 0 } home ? Path.Combine(home, "bin", name) : null;
        return File.Exists(ofJavaHome) ? ofJavaHome : name;
    }

    /// <summary>The first certificate of an entry is the one that it signs with; the others are those that vouch for it.</summary>
    private static string FingerprintIn(string listing, string file)
    {
        var aliases = Alias().Matches(listing).Select(static match => match.Groups["name"].Value.Trim()).ToList();
        if (aliases.Count > 1)
        {
            throw new ProvisioningException(
                $"'{file}' has more than one entry: add --alias with one of '{string.Join("', '", aliases.Select(Printable.From))}'."
            )
            {
                IsWrongUsage = true,
            };
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Certificate().Match(listing).Value);
            return Fingerprint.Of(certificate);
        }
        catch (CryptographicException problem)
        {
            throw new ProvisioningException($"'{file}' has no certificate that can be read.", problem);
        }
    }

    [GeneratedRegex("^Alias name:(?<name>.*)$", RegexOptions.Multiline)]
    private static partial Regex Alias();

    [GeneratedRegex("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", RegexOptions.Singleline)]
    private static partial Regex Certificate();
}
