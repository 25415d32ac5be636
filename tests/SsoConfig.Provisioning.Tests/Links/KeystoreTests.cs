using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SsoConfig.Eng.Machine;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Links;

/// <summary>Keystores that the JDK's keytool has made.</summary>
public sealed class KeystoreTests : IDisposable
{
    private const string Password = "a-password-that-must-never-be-printed";
    private readonly Scenario _scenario = LinksScenario.Create();

    public void Dispose() => _scenario.Dispose();

    [Theory]
    [InlineData("PKCS12")]
    [InlineData("JKS")]
    public async Task The_fingerprint_is_that_of_the_certificate(string type)
    {
        await GenerateAsync("upload", type);
        _scenario.Variables["SSO_KEYSTORE_PASSWORD"] = Password;

        var run = await _scenario.RunAsync("links", "-o", "site", "--keystore", "app.jks");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            await ExpectedFingerprintAsync("upload"),
            _scenario.Read("site/.well-known/assetlinks.json"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(Password, _scenario.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_entries_the_alias_decides()
    {
        await GenerateAsync("upload");
        await GenerateAsync("release");
        _scenario.Variables["SSO_KEYSTORE_PASSWORD"] = Password;

        var unclear = await _scenario.RunAsync("links", "-o", "site", "--keystore", "app.jks");
        Assert.Equal(2, unclear.ExitCode);
        Assert.Contains("add --alias with one of", unclear.Error, StringComparison.Ordinal);
        Assert.Contains("'release'", unclear.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await _scenario.RunAsync("links", "-o", "site", "--keystore", "app.jks", "--alias", "release")).ExitCode);
        Assert.Contains(
            await ExpectedFingerprintAsync("release"),
            _scenario.Read("site/.well-known/assetlinks.json"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("a-wrong-password-that-must-never-be-printed", "app.jks", null)]
    [InlineData(Password, "app.jks", "nobody")]
    [InlineData(Password, "First/okta.json", null)]
    public async Task What_keytool_cannot_read_is_said_without_the_password(string password, string file, string? alias)
    {
        await GenerateAsync("upload");
        _scenario.Variables["SSO_KEYSTORE_PASSWORD"] = password;

        var run = await _scenario.RunAsync([
            "links",
            "-o",
            "site",
            "--keystore",
            file,
            .. alias is null ? (string[])[] : ["--alias", alias],
        ]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("keytool could not read", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("must-never-be-printed", run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_password_both_ways_to_give_it_are_named()
    {
        await GenerateAsync("upload");

        var run = await _scenario.RunAsync("links", "-o", "site", "--keystore", "app.jks");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SSO_KEYSTORE_PASSWORD", run.Error, StringComparison.Ordinal);
        Assert.Contains("--password-stdin", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environment")]
    [InlineData("input")]
    public async Task The_process_list_never_shows_the_password(string source)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        await GenerateAsync("upload");
        var isInput = source == "input";

        var run = await ToolRun.RunAsync(
            _scenario.Folder,
            _scenario.Home,
            isInput ? new Dictionary<string, string>() : new() { ["SSO_KEYSTORE_PASSWORD"] = Password },
            isInput ? Password + "\n" : "",
            [
                "links",
                "First",
                "-o",
                "site",
                "--keystore",
                "app.jks",
                "--application-id",
                "com.first.app",
                .. isInput ? (string[])["--password-stdin"] : [],
            ]
        );

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-storepass:env SSO_KEYSTORE_PASSWORD", run.ProcessList, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, run.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            await ExpectedFingerprintAsync("upload"),
            _scenario.Read("site/.well-known/assetlinks.json"),
            StringComparison.Ordinal
        );
    }

    private Task<string> GenerateAsync(string alias, string type = "PKCS12") =>
        KeytoolAsync(
            "-genkeypair",
            "-alias",
            alias,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=First",
            "-storetype",
            type,
            "-keypass:env",
            "TEST_PASSWORD"
        );

    /// <summary>By .NET from the certificate, and not from what the command reads.</summary>
    private async Task<string> ExpectedFingerprintAsync(string alias)
    {
        var pem = await KeytoolAsync("-exportcert", "-rfc", "-alias", alias);
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return BitConverter.ToString(SHA256.HashData(certificate.RawData)).Replace('-', ':');
    }

    private async Task<string> KeytoolAsync(params string[] arguments)
    {
        Assert.SkipUnless(ProgramPath.Find("keytool") is not null, "keytool is not installed (Debian: default-jre-headless).");
        var start = new ProcessStartInfo(
            "keytool",
            [.. arguments, "-keystore", _scenario.PathOf("app.jks"), "-storepass:env", "TEST_PASSWORD"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TEST_PASSWORD"] = Password },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }
}
