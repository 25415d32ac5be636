using System.Text;
using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Links;

namespace SsoConfig.Provisioning.Tests.Links;

/// <summary>What sso links makes of the files that a site has already.</summary>
public sealed class LinkFileTests : IDisposable
{
    private const string Fingerprint = "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";
    private const string Other = "11:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99";
    private const string Relation = "delegate_permission/common.handle_all_urls";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-links-");

    private string Path1 => Path.Combine(_folder.FullName, ".well-known", "file");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_site_without_the_files_gets_them_with_every_app()
    {
        Android("com.first.app", "com.second.app").Merge(Path1, dryRun: false);

        var statements = JsonNode.Parse(File.ReadAllText(Path1))!.AsArray();
        Assert.Equal(
            ["com.first.app", "com.second.app"],
            statements.Select(static statement => (string?)statement!["target"]!["package_name"])
        );
        Assert.All(
            statements,
            static statement =>
            {
                Assert.Equal(Relation, (string?)statement!["relation"]![0]);
                Assert.Equal("android_app", (string?)statement["target"]!["namespace"]);
                Assert.Equal(Fingerprint, (string?)statement["target"]!["sha256_cert_fingerprints"]![0]);
            }
        );
    }

    [Fact]
    public void The_Apple_file_names_every_app_with_its_team()
    {
        Apple("ABCDE12345.com.first.app", "ABCDE12345.com.second.app").Merge(Path1, dryRun: false);

        Assert.Equal(
            ["ABCDE12345.com.first.app", "ABCDE12345.com.second.app"],
            JsonNode.Parse(File.ReadAllText(Path1))!["webcredentials"]!["apps"]!.AsArray().Select(static app => (string?)app)
        );
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        Assert.NotEmpty(Android("com.first.app").Merge(Path1, dryRun: false));
        var before = File.ReadAllBytes(Path1);

        Assert.Empty(Android("com.first.app").Merge(Path1, dryRun: false));

        Assert.Equal(before, File.ReadAllBytes(Path1));
    }

    [Fact]
    public void A_dry_run_tells_and_writes_nothing()
    {
        Assert.NotEmpty(Android("com.first.app").Merge(Path1, dryRun: true));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Path1)));

        Write("[]");
        Assert.NotEmpty(Android("com.first.app").Merge(Path1, dryRun: true));
        Assert.Equal("[]", File.ReadAllText(Path1));
    }

    /// <summary>The statement that is in the file stays; ours comes after it, in its layout.</summary>
    [Theory]
    [InlineData("[\n  {\n    \"relation\": [\"x\"]\n  }\n]\n", "  }", ",\n  {\n    \"relation\":")]
    [InlineData("[\r\n\t{ \"relation\": [] }\r\n]\r\n", "\t{ \"relation\": [] }", ",\r\n\t{\r\n\t  \"relation\":")]
    [InlineData("[{\"relation\":[]}]", "{\"relation\":[]}", ", { \"relation\":")]
    [InlineData("[ ]", "[", "{ \"relation\":")]
    public void Everything_that_is_there_stays_and_ours_is_last(string before, string anchor, string added)
    {
        Write(before);

        Android("com.first.app").Merge(Path1, dryRun: false);

        var after = File.ReadAllText(Path1);
        Assert.Contains(anchor + added, after, StringComparison.Ordinal);
        var position = before.IndexOf(anchor, StringComparison.Ordinal) + anchor.Length;
        Assert.StartsWith(before[..position], after, StringComparison.Ordinal);
        Assert.EndsWith(before[position..], after, StringComparison.Ordinal);
        _ = JsonNode.Parse(after);
    }

    [Fact]
    public void A_new_certificate_is_added_to_the_statement_of_the_package_and_to_no_other()
    {
        var statement = Statement("com.first.app", Other);
        var foreign = Statement("com.other.app", Other).Replace("handle_all_urls", "get_login_creds", StringComparison.Ordinal);
        Write($"[{foreign},{statement}]");

        Assert.Equal([$"{Fingerprint} for com.first.app"], Android("com.first.app").Merge(Path1, dryRun: false));

        Assert.Equal(
            $"[{foreign},{statement.Replace($"\"{Other}\"", $"\"{Other}\", \"{Fingerprint}\"", StringComparison.Ordinal)}]",
            File.ReadAllText(Path1)
        );
    }

    [Fact]
    public void A_statement_of_another_relation_or_namespace_is_not_ours()
    {
        var credentials = Statement("com.first.app", Fingerprint).Replace("handle_all_urls", "get_login_creds", StringComparison.Ordinal);
        var web = Statement("com.first.app", Fingerprint).Replace("android_app", "web", StringComparison.Ordinal);
        Write($"[{credentials},{web}]");

        Assert.Equal(["a statement for com.first.app"], Android("com.first.app").Merge(Path1, dryRun: false));
    }

    [Theory]
    [InlineData("{}", "{ \"webcredentials\": { \"apps\": [\"ABCDE12345.com.first.app\"] } }")]
    [InlineData(
        "{\n  \"applinks\": { \"details\": [] }\n}\n",
        "{\n  \"applinks\": { \"details\": [] },\n  \"webcredentials\": { \"apps\": [\"ABCDE12345.com.first.app\"] }\n}\n"
    )]
    [InlineData("{\"webcredentials\":{}}", "{\"webcredentials\":{ \"apps\": [\"ABCDE12345.com.first.app\"] }}")]
    [InlineData("{\"webcredentials\":{\"apps\":[]}}", "{\"webcredentials\":{\"apps\":[\"ABCDE12345.com.first.app\"]}}")]
    [InlineData(
        "{\"webcredentials\":{\"apps\":[\n\t\"ABCDE12345.z\"\n]}, \"authsrv\": { \"apps\": [\"OKTA\"] }}",
        "{\"webcredentials\":{\"apps\":[\n\t\"ABCDE12345.z\",\n\t\"ABCDE12345.com.first.app\"\n]}, \"authsrv\": { \"apps\": [\"OKTA\"] }}"
    )]
    public void The_Apple_file_keeps_every_other_service(string before, string after)
    {
        Write(before);

        Apple("ABCDE12345.com.first.app").Merge(Path1, dryRun: false);

        Assert.Equal(after, File.ReadAllText(Path1));
    }

    [Fact]
    public void Bytes_beyond_ASCII_and_the_mark_of_the_encoding_stay()
    {
        byte[] before = [.. Encoding.UTF8.Preamble, .. "{ \"x\": \"grüße 😀\" }"u8];
        Directory.CreateDirectory(Path.GetDirectoryName(Path1)!);
        File.WriteAllBytes(Path1, before);

        Apple("ABCDE12345.com.first.app").Merge(Path1, dryRun: false);

        Assert.Equal(before[..^2], File.ReadAllBytes(Path1)[..(before.Length - 2)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("[")]
    [InlineData("<html>")]
    [InlineData("[{\"relation\":[\"" + Relation + "\"],\"target\":{\"namespace\":\"android_app\",\"package_name\":\"com.first.app\"}}]")]
    public void What_is_no_asset_links_file_is_an_error_and_stays(string content)
    {
        Write(content);

        Assert.Throws<ProvisioningException>(() => Android("com.first.app").Merge(Path1, dryRun: false));

        Assert.Equal(content, File.ReadAllText(Path1));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"webcredentials\":[]}")]
    [InlineData("{\"webcredentials\":{\"apps\":{}}}")]
    [InlineData("{\"webcredentials\":{},\"webcredentials\":{}")]
    public void What_is_no_Apple_file_is_an_error_and_stays(string content)
    {
        Write(content);

        Assert.Throws<ProvisioningException>(() => Apple("ABCDE12345.com.first.app").Merge(Path1, dryRun: false));

        Assert.Equal(content, File.ReadAllText(Path1));
    }

    [Fact]
    public void A_file_that_is_too_deep_or_too_large_is_an_error()
    {
        Write(new string('[', 100_000));
        Assert.Throws<ProvisioningException>(() => Android("com.first.app").Merge(Path1, dryRun: false));

        Write($"[{new string(' ', 1_000_000)}]");
        Assert.Throws<ProvisioningException>(() => Android("com.first.app").Merge(Path1, dryRun: false));
    }

    [Fact]
    public void A_link_is_not_replaced_by_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives links to administrators only.");
        var target = Path.Combine(_folder.FullName, "target");
        File.WriteAllText(target, "[]");
        Directory.CreateDirectory(Path.GetDirectoryName(Path1)!);
        File.CreateSymbolicLink(Path1, target);

        var problem = Assert.Throws<ProvisioningException>(() => Android("com.first.app").Merge(Path1, dryRun: false));

        Assert.Contains("is a link to", problem.Message, StringComparison.Ordinal);
        Assert.Equal("[]", File.ReadAllText(target));
    }

    [Theory]
    [InlineData(Fingerprint, Fingerprint)]
    [InlineData("aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899", Fingerprint)]
    [InlineData(" aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99\n", Fingerprint)]
    [InlineData("AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD", null)]
    [InlineData("", null)]
    [InlineData("zz", null)]
    public void A_fingerprint_is_read_in_every_usual_spelling_and_SHA_1_is_none(string text, string? fingerprint) =>
        Assert.Equal(fingerprint, Provisioning.Links.Fingerprint.TryParse(text));

    private static AssetLinks Android(params string[] packages) => new(packages, [Fingerprint]);

    private static AppleAssociation Apple(params string[] apps) => new(apps);

    private static string Statement(string package, string fingerprint) =>
        $"{{\"relation\":[\"{Relation}\"],\"target\":{{\"namespace\":\"android_app\",\"package_name\":\"{package}\","
        + $"\"sha256_cert_fingerprints\":[\"{fingerprint}\"]}}}}";

    private void Write(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path1)!);
        File.WriteAllText(Path1, content);
    }
}
