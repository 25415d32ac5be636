using System.Globalization;
using System.Reflection;
using System.Text;

namespace SsoConfig.Tests.Conformance;

/// <summary>docs/conformance.md, written from the attributes of the tests.</summary>
internal static class ConformanceDocument
{
    private static readonly IReadOnlyList<Claim> Claims =
    [
        .. from type in typeof(ConformanceDocument).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        from attribute in method.GetCustomAttributes<ConformanceAttribute>()
        orderby type.Name, method.Name
        select new Claim(attribute.Id, attribute.Module, $"{type.Name}.{method.Name}"),
    ];

    public static IEnumerable<string> ClaimedIds => Claims.Select(static claim => claim.Id).Distinct();

    public static IEnumerable<string> ClaimedModules => Claims.Select(static claim => claim.Module).OfType<string>().Distinct();

    public static IReadOnlyList<string> TestsOfId(string id) =>
        [.. Claims.Where(claim => claim.Id == id).Select(static claim => claim.Test).Distinct()];

    public static IReadOnlyList<string> TestsOfModule(string module) =>
        [.. Claims.Where(claim => claim.Module == module).Select(static claim => claim.Test).Distinct()];

    public static string Write()
    {
        var text = new StringBuilder(
            """
            # Conformance

            What the specifications ask of a native public client, and the test in `tests/SsoConfig.Runtime.Tests` that shows it, or why there is
            none. Nearly every test speaks to a provider that records the requests and misbehaves on command. M: must, S: should, C: our own
            stricter rule.
            What each stage of a sign-in's life does at four providers that really run is in [a table of their own](engineering/interop.md).

            This page is written from the tests by `ConformanceDocumentTests`; don't edit it. `SSO_UPDATE_BASELINES=1` writes it anew.


            """.ReplaceLineEndings("\n")
        );
        foreach (var section in Checklist.Sections)
        {
            text.Append("## ").Append(section.Title).Append("\n\n| id | | asks for | test |\n|---|---|---|---|\n");
            foreach (var item in section.Items)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{item.Id}` | {item.Kind} | {item.Text} | {Cell(item, TestsOfId(item.Id))} |\n"
                );
            }

            text.Append('\n');
        }

        text.Append(
            """
            ## Modules of the OpenID Foundation's conformance suite

            The tests are modelled on these client modules. That is no certification: the suite was not run, and OpenID Certified is a mark of the
            OpenID Foundation that this project does not carry.

            | module | test |
            |---|---|

            """.ReplaceLineEndings("\n")
        );
        foreach (var module in Checklist.Modules)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{module.Id}` | {Cell(module, TestsOfModule(module.Id))} |\n");
        }

        return text.ToString();
    }

    private static string Cell(Checklist.Item item, IReadOnlyList<string> tests) =>
        item.NotTestedHere ?? string.Join("<br>", tests.Select(static test => $"`{test}`"));

    private sealed record Claim(string Id, string? Module, string Test);
}
