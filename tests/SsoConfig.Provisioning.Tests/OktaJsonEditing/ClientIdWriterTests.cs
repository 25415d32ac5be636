using System.Runtime.Versioning;
using System.Text;
using SsoConfig.Provisioning.OktaJsonEditing;

namespace SsoConfig.Provisioning.Tests.OktaJsonEditing;

public sealed class ClientIdWriterTests : IDisposable
{
    private const string Rest = "\"redirectUri\": \"com.first.sample:/callback\"";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-editing-");

    private string File1 => Path.Combine(_folder.FullName, "okta.json");

    [Theory]
    [InlineData(
        "{\n  // Ours.\n  \"clientId\": \"{clientId}\", // to come\n  " + Rest + ",\n}\n",
        "{\n  // Ours.\n  \"clientId\": \"0oa1\", // to come\n  " + Rest + ",\n}\n"
    )]
    [InlineData(
        "{\r\n\t\"client_id\"\t:\r\n\t\"\",\r\n\t" + Rest + "\r\n}",
        "{\r\n\t\"client_id\"\t:\r\n\t\"0oa1\",\r\n\t" + Rest + "\r\n}"
    )]
    [InlineData("{\"Okta\": {\"ClientId\": \"<client id>\"}, " + Rest + "}", "{\"Okta\": {\"ClientId\": \"0oa1\"}, " + Rest + "}")]
    public void A_placeholder_is_replaced_under_the_key_that_is_there(string before, string after) => AssertBecomes(before, after);

    [Theory]
    [InlineData("{\n  // The scheme.\n  " + Rest + "\n}\n", "{\n  \"clientId\": \"0oa1\",\n  // The scheme.\n  " + Rest + "\n}\n")]
    [InlineData("{\r\n    " + Rest + "\r\n}\r\n", "{\r\n    \"clientId\": \"0oa1\",\r\n    " + Rest + "\r\n}\r\n")]
    [InlineData("{ " + Rest + " }", "{ \"clientId\": \"0oa1\", " + Rest + " }")]
    [InlineData("{}", "{ \"clientId\": \"0oa1\" }")]
    [InlineData(
        "{\n  \"$schema\": \"https://x\",\n\n  " + Rest + "\n}\n",
        "{\n  \"$schema\": \"https://x\",\n  \"clientId\": \"0oa1\",\n\n  " + Rest + "\n}\n"
    )]
    [InlineData(
        "{\n  \"$schema\": \"https://x\", // for editors\n  " + Rest + "\n}\n",
        "{\n  \"$schema\": \"https://x\", // for editors\n  \"clientId\": \"0oa1\",\n  " + Rest + "\n}\n"
    )]
    [InlineData("{\n  \"$schema\": \"https://x\" /* , */\n}\n", "{\n  \"$schema\": \"https://x\",\n  \"clientId\": \"0oa1\" /* , */\n}\n")]
    [InlineData("{ // an app\n  " + Rest + "\n}\n", "{ // an app\n  \"clientId\": \"0oa1\",\n  " + Rest + "\n}\n")]
    [InlineData("{ // an app\n  /* here */ " + Rest + "\n}\n", "{ \"clientId\": \"0oa1\", // an app\n  /* here */ " + Rest + "\n}\n")]
    public void An_absent_key_is_added_first_and_every_comment_stays_where_it_was(string before, string after) =>
        AssertBecomes(before, after);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Every_other_byte_stays_in_every_encoding_with_a_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] Bytes(string clientId) =>
            [.. encoding.GetPreamble(), .. encoding.GetBytes($"{{ /* grüße 😀 */ \"clientId\": \"{clientId}\", {Rest} }}")];
        File.WriteAllBytes(File1, Bytes("{clientId}"));

        ClientIdWriter.Write(File1, "0oa1");

        Assert.Equal(Bytes("0oa1"), File.ReadAllBytes(File1));
    }

    [Fact]
    public void The_same_client_id_again_leaves_the_file_untouched()
    {
        File.WriteAllText(File1, "{ \"clientId\": \"0oa1\" }");
        File.SetLastWriteTimeUtc(File1, DateTime.UnixEpoch);

        Assert.False(ClientIdWriter.Write(File1, "0oa1"));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(File1));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_mode_of_the_file_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        File.WriteAllText(File1, "{}");
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(File1, mode);

        ClientIdWriter.Write(File1, "0oa1");

        Assert.Equal(mode, File.GetUnixFileMode(File1));
    }

    [Theory]
    [InlineData("quoted\",\"issuer\":\"https://evil.example", true)]
    [InlineData("line\nbreak", false)]
    [InlineData("{placeholder}", false)]
    [InlineData("", false)]
    [InlineData("\u202Edirection", false)]
    [InlineData("null\0", false)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.sig", false)]
    public void What_a_provider_calls_a_client_id_never_becomes_anything_else_in_the_file(string clientId, bool isUsable)
    {
        File.WriteAllText(File1, "{ \"clientId\": \"{clientId}\" }");

        var problem = Record.Exception(() => ClientIdWriter.Write(File1, clientId));

        if (isUsable)
        {
            Assert.Null(problem);
            Assert.Equal(
                clientId,
                System.Text.Json.JsonDocument.Parse(File.ReadAllText(File1)).RootElement.EnumerateObject().Single().Value.GetString()
            );
            return;
        }

        Assert.IsType<ProvisioningException>(problem);
        Assert.Equal("{ \"clientId\": \"{clientId}\" }", File.ReadAllText(File1));
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_link_is_not_replaced_by_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators only.");
        var target = Path.Combine(_folder.FullName, "target.json");
        File.WriteAllText(target, "{}");
        File.CreateSymbolicLink(File1, target);

        Assert.Contains(
            "is a link to",
            Assert.Throws<ProvisioningException>(() => ClientIdWriter.EnsureWritable(File1)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Bytes_that_are_not_text_are_refused()
    {
        File.WriteAllBytes(File1, [(byte)'{', 0xFF, (byte)'}']);

        Assert.Contains(
            "is not UTF-8",
            Assert.Throws<ProvisioningException>(() => ClientIdWriter.Write(File1, "0oa1")).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void AssertBecomes(string before, string after)
    {
        File.WriteAllText(File1, before);

        Assert.True(ClientIdWriter.Write(File1, "0oa1"));

        Assert.Equal(after, File.ReadAllText(File1));
    }
}
