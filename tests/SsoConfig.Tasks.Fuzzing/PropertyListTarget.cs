using System.Text;
using System.Xml.Linq;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Fuzzing;

/// <summary>
/// An Info.plist, XML or binary: refused with a reason, or united with our schemes so that its own types come first, and read back as it
/// was written.
/// </summary>
public static class PropertyListTarget
{
    private static readonly string[] Schemes = ["com.first.sample", "com.first.logout"];

    public static void Try(byte[] input)
    {
        XElement app;
        try
        {
            app = PropertyList.Read(input);
            _ = UrlTypes.In(app);
        }
        catch (PropertyListException)
        {
            return;
        }

        var union = UrlTypes.Union([app], "com.first.app", Schemes);
        Promise.Holds(
            !Schemes.Except(UrlTypes.SchemesIn(union), StringComparer.OrdinalIgnoreCase).Any(),
            $"Every scheme is there: {union}"
        );
        Promise.Holds(
            XNode.DeepEquals(union, UrlTypes.Union([union], "com.first.app", Schemes)),
            $"A second time changes nothing: {union}"
        );

        var first = UrlTypes.In(app).Select(PropertyListText.Tidy).FirstOrDefault();
        Promise.Holds(first is null || XNode.DeepEquals(first, UrlTypes.In(union).First()), $"A type of the app is kept: {first}");

        var readBack = PropertyListText.Tidy(PropertyList.Read(Encoding.UTF8.GetBytes(PropertyListText.Of(union))));
        Promise.Holds(XNode.DeepEquals(union, readBack), $"What is written is read back: {union}\n{readBack}");
    }
}
