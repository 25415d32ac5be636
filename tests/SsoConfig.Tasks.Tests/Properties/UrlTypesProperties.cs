using System.Text;
using System.Xml.Linq;
using FsCheck.Xunit;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.Properties;

/// <summary>The union of URL types, whatever the app and its libraries have.</summary>
[Properties(Arbitrary = [typeof(PropertyListArbitraries)])]
public sealed class UrlTypesProperties
{
    private static readonly Schemes None = new([]);

    [Property]
    public void Every_type_of_the_app_comes_first_in_its_order_and_once(InfoPlist app, Schemes schemes)
    {
        var own = UrlTypes.In(app.Read()).Select(static type => PropertyListText.Tidy(type).ToString()).Distinct().ToList();
        var united = UrlTypes.In(Union(schemes, app.Read())).Select(static type => type.ToString()).ToList();

        Assert.Equal(own, united.Take(own.Count));
        Assert.InRange(united.Count - own.Count, 0, 1);
    }

    [Property]
    public void Every_scheme_is_there(InfoPlist app, Schemes schemes) =>
        Assert.Empty(schemes.All.Except(UrlTypes.SchemesIn(Union(schemes, app.Read())), StringComparer.OrdinalIgnoreCase));

    [Property]
    public void A_second_time_changes_nothing(InfoPlist app, Schemes schemes)
    {
        var once = Union(schemes, app.Read());

        AssertEqual(once, Union(schemes, once));
    }

    [Property]
    public void It_does_not_matter_which_two_files_are_united_beforehand(InfoPlist app, InfoPlist second, InfoPlist third, Schemes schemes)
    {
        var atOnce = Union(schemes, app.Read(), second.Read(), third.Read());

        AssertEqual(atOnce, Union(schemes, Union(None, app.Read(), second.Read()), third.Read()));
        AssertEqual(atOnce, Union(schemes, app.Read(), Union(None, second.Read(), third.Read())));
    }

    [Property]
    public void What_is_written_is_read_back(InfoPlist app, Schemes schemes)
    {
        var union = Union(schemes, app.Read());

        AssertEqual(union, PropertyListText.Tidy(PropertyList.Read(Encoding.UTF8.GetBytes(PropertyListText.Of(union)))));
    }

    private static XElement Union(Schemes schemes, params XElement[] others) => UrlTypes.Union(others, "com.first.app", schemes.All);

    private static void AssertEqual(XElement expected, XElement actual) =>
        Assert.True(XNode.DeepEquals(expected, actual), $"{expected}\nis not\n{actual}");
}
