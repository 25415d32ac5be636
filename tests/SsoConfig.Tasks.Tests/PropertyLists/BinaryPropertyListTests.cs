using System.Text;
using SsoConfig.Eng.Tools;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.PropertyLists;

public sealed class BinaryPropertyListTests
{
    /// <summary>Every type of value, written by libplist.</summary>
    private static readonly byte[] EveryType = Convert.FromBase64String(
        """
        YnBsaXN0MDDeAQMFBwkLDQ8RExUXGSACBAYICgwOEBIUFhgaIVRUZXh0VXBsYWluZwDcAG4AaQBjAG8AZABlbABnAHIA/ADfACDYPdxLACAAZABpAGMAaFRM
        b25nXxAnYSB0ZXh0IG9mIG1vcmUgdGhhbiBmb3VydGVlbiBjaGFyYWN0ZXJzU1llcwlSTm8IVVNtYWxsEAdTQmlnEwAAAAEqBfIAWE5lZ2F0aXZlE///////
        ///WVEh1Z2UUAAAAAAAAAAD//////////1RIYWxmIj8AAABUV2hlbjNBx5jVuQAAAFVCeXRlc0QAAQL/Vk5lc3RlZKEb0RwdVERlZXCiHh9ReFF5VUVtcHR5
        oAAIACUAKgAwAD8AWABdAIcAiwCMAI8AkACWAJgAnAClAK4AtwC8AM0A0gDXANwA5QDrAPAA9wD5APwBAQEEAQYBCAEOAAAAAAAAAgEAAAAAAAAAIgAAAAAA
        AAAAAAAAAAAAAQ8=
        """);

    private const string EveryTypeAsXml =
        """
        <plist version="1.0"><dict>
          <key>Text</key><string>plain</string>
          <key>Ünicode</key><string>grüß 👋 dich</string>
          <key>Long</key><string>a text of more than fourteen characters</string>
          <key>Yes</key><true/><key>No</key><false/>
          <key>Small</key><integer>7</integer>
          <key>Big</key><integer>5000000000</integer>
          <key>Negative</key><integer>-42</integer>
          <key>Huge</key><integer>18446744073709551615</integer>
          <key>Half</key><real>0.5</real>
          <key>When</key><date>2026-02-03T04:05:06Z</date>
          <key>Bytes</key><data>AAEC/w==</data>
          <key>Nested</key><array><dict><key>Deep</key><array><string>x</string><string>y</string></array></dict></array>
          <key>Empty</key><array/>
        </dict></plist>
        """;

    [Fact]
    public void A_binary_file_gives_the_same_values_in_the_same_order_as_the_xml_file()
    {
        var fromBinary = PropertyList.Read(EveryType);
        var fromXml = PropertyList.Read(Encoding.UTF8.GetBytes(EveryTypeAsXml));

        Assert.Equal(PropertyListText.Of(fromXml), PropertyListText.Of(fromBinary));
    }

    [Fact]
    public async Task What_plistutil_makes_binary_is_read_as_it_was()
    {
        Assert.SkipUnless(Plistutil.IsPresent, Plistutil.Absence);
        using var folder = new TemporaryFolder();
        var xml = folder.Write("every.plist", EveryTypeAsXml);
        var binary = folder.PathOf("every.bin");

        await Plistutil.ConvertAsync(xml, binary, "bin", TestContext.Current.CancellationToken);

        Assert.Equal(
            PropertyListText.Of(PropertyList.Read(File.ReadAllBytes(xml))),
            PropertyListText.Of(PropertyList.Read(File.ReadAllBytes(binary))));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_never_read_half()
    {
        for (var length = 8; length < EveryType.Length; length++)
        {
            Assert.Throws<PropertyListException>(() => PropertyList.Read(EveryType[..length]));
        }
    }

    [Fact]
    public void A_file_with_any_byte_changed_is_read_or_refused_and_nothing_else()
    {
        for (var i = 8; i < EveryType.Length; i++)
        {
            foreach (var value in new byte[] { 0x00, 0x7F, 0xA1, 0xDF, 0xFF })
            {
                var damaged = (byte[])EveryType.Clone();
                damaged[i] = value;

                Assert.True(Record.Exception(() => PropertyList.Read(damaged)) is null or PropertyListException, $"byte {i} = {value}");
            }
        }
    }

    [Fact]
    public void An_array_that_holds_itself_is_refused()
    {
        byte[] array = [.. "bplist00"u8, 0xA1, 0x00, 0x08, .. new byte[6], 1, 1, .. Number(1), .. Number(0), .. Number(10)];

        Assert.Throws<PropertyListException>(() => PropertyList.Read(array));
    }

    private static byte[] Number(byte value) => [0, 0, 0, 0, 0, 0, 0, value];
}
