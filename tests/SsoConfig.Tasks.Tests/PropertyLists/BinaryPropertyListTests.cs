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
        """
    );

    private const string EveryTypeAsXml = """
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
            PropertyListText.Of(PropertyList.Read(File.ReadAllBytes(binary)))
        );
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

    [Theory]
    [InlineData(new byte[] { 0x90 }, "an object has the unknown type 90")]
    [InlineData(new byte[] { 0x5F, 0x10, 0xFF }, "an object is outside the file")]
    [InlineData(new byte[] { 0x5F, 0x10, 0x30 }, "an object is outside the file")]
    [InlineData(new byte[] { 0x21, 0, 0 }, "a number has 2 bytes")]
    [InlineData(new byte[] { 0x33, 0x7F, 0, 0, 0, 0, 0, 0, 0 }, "a date is out of range")]
    [InlineData(new byte[] { 0x33, 0xC2, 0x30, 0x4C, 0x53, 0x3C, 0, 0, 0 }, "a date is out of range")]
    [InlineData(new byte[] { 0x5F, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "a number has 16 bytes")]
    [InlineData(new byte[] { 0xA1, 0x03 }, "an object refers to itself or to none")]
    [InlineData(new byte[] { 0xA1, 0x07 }, "an object refers to itself or to none")]
    public void Damage_is_told(byte[] value, string damage) =>
        Assert.Equal(
            $"it is a damaged binary property list: {damage}",
            Assert.Throws<PropertyListException>(() => PropertyList.Read(Dictionary(value))).Message
        );

    [Theory]
    [InlineData(new byte[] { 0x80, 0x2A }, "<dict><key>CF$UID</key><integer>42</integer></dict>")]
    [InlineData(new byte[] { 0x81, 0x01, 0x00 }, "<dict><key>CF$UID</key><integer>256</integer></dict>")]
    [InlineData(new byte[] { 0x52, 0x41, 0x01 }, "<string>A\uFFFD</string>")]
    [InlineData(new byte[] { 0x5F, 0x10, 0x01, 0x41 }, "<string>A</string>")]
    [InlineData(new byte[] { 0x5F, 0x11, 0x00, 0x01, 0x41 }, "<string>A</string>")]
    [InlineData(new byte[] { 0x50 }, "<string></string>")]
    [InlineData(new byte[] { 0x23, 0x3F, 0xD5, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55 }, "<real>0.3333333333333333</real>")]
    public void A_value_is_read(byte[] value, string xml) =>
        Assert.Equal(
            xml,
            PropertyList.Find(PropertyList.Read(Dictionary(value)), "k")!.ToString(System.Xml.Linq.SaveOptions.DisableFormatting)
        );

    [Fact]
    public void A_small_file_that_stands_for_a_huge_one_is_refused()
    {
        const int length = 100_000;
        const int uses = 200;
        byte[] text = [0x5F, 0x12, .. BigEndian(length), .. Enumerable.Repeat((byte)'a', length)];
        byte[] array = [0xAF, 0x11, uses >> 8, uses & 0xFF, .. Enumerable.Repeat((byte)3, uses)];
        byte[] objects = [.. "bplist00"u8, 0xD1, 1, 2, 0x51, (byte)'k', .. array, .. text];
        byte[] offsets = [.. BigEndian(8), .. BigEndian(11), .. BigEndian(13), .. BigEndian(13 + array.Length)];

        byte[] file = [.. objects, .. offsets, .. new byte[6], 4, 1, .. Number(4), .. Number(0), 0, 0, 0, 0, .. BigEndian(objects.Length)];

        Assert.EndsWith(
            "it describes far more data than it holds",
            Assert.Throws<PropertyListException>(() => PropertyList.Read(file)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(7, "it is too short")]
    [InlineData(39, "it is too short")]
    [InlineData(40, "a number has 0 bytes")]
    public void A_file_that_has_no_room_for_its_own_parts_is_too_short(int length, string damage)
    {
        var file = new byte[length];
        "bplist0"u8.CopyTo(file);
        if (length == 40)
        {
            file[39 - 16] = 1;
        }

        Assert.EndsWith(damage, Assert.Throws<PropertyListException>(() => PropertyList.Read(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(199_997, false)]
    [InlineData(199_998, true)]
    public void A_list_holds_200_000_values_and_no_more(int elements, bool isRefused)
    {
        var file = Dictionary([0xAF, 0x12, .. BigEndian(elements), .. Enumerable.Repeat((byte)1, elements)]);

        Assert.Equal(isRefused, Record.Exception(() => PropertyList.Read(file)) is PropertyListException);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Values_are_nested_100_levels_deep_and_no_deeper(int arrays, bool isRefused)
    {
        byte[] objects =
        [
            .. "bplist00"u8,
            0xD1,
            1,
            2,
            0x51,
            (byte)'k',
            .. Enumerable.Range(3, arrays - 1).SelectMany(static next => new byte[] { 0xA1, (byte)next }),
            0xA0,
        ];
        byte[] offsets = [8, 11, .. Enumerable.Range(0, arrays).Select(static index => (byte)(13 + (2 * index)))];
        byte[] file =
        [
            .. objects,
            .. offsets,
            .. new byte[6],
            1,
            1,
            .. Number((byte)offsets.Length),
            .. Number(0),
            .. Number((byte)objects.Length),
        ];

        Assert.Equal(isRefused, Record.Exception(() => PropertyList.Read(file)) is PropertyListException);
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    /// <summary>A dictionary with the key <c>k</c> and this value.</summary>
    private static byte[] Dictionary(byte[] value)
    {
        byte[] objects = [.. "bplist00"u8, 0xD1, 1, 2, 0x51, (byte)'k', .. value];
        return [.. objects, 8, 11, 13, .. new byte[6], 1, 1, .. Number(3), .. Number(0), 0, 0, 0, 0, .. BigEndian(objects.Length)];
    }

    private static byte[] Number(byte value) => [0, 0, 0, 0, 0, 0, 0, value];
}
