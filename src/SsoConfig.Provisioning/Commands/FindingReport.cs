using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Doctor;

namespace SsoConfig.Provisioning.Commands;

/// <summary>Prints findings, the worst first.</summary>
internal static class FindingReport
{
    /// <param name="verbose">Whether what is well is printed too.</param>
    /// <returns>The exit code.</returns>
    public static int Write(ToolConsole console, IReadOnlyList<Finding> all, bool verbose)
    {
        var order = Checks
            .All.Select(static (check, index) => (check.Id, index))
            .ToDictionary(static one => one.Id, static one => one.index);
        var findings = all.Distinct().OrderBy(static finding => finding.Verdict).ThenBy(finding => order[finding.Check.Id]).ToList();
        foreach (var finding in findings.Where(finding => finding.Verdict != Verdict.Ok || verbose))
        {
            Write(console, finding);
        }

        var counts = Enum.GetValues<Verdict>()
            .ToDictionary(static verdict => verdict, verdict => findings.Count(finding => finding.Verdict == verdict));
        console.Write($"{counts[Verdict.Wrong]} wrong, {counts[Verdict.Unknown]} could not tell, {counts[Verdict.Ok]} ok");
        console.WriteObject(
            new JsonObject
            {
                ["wrong"] = counts[Verdict.Wrong],
                ["unknown"] = counts[Verdict.Unknown],
                ["ok"] = counts[Verdict.Ok],
                ["findings"] = new JsonArray([.. findings.Select(static finding => finding.ToJson())]),
            }
        );
        return counts[Verdict.Wrong] > 0 ? ExitCodes.Different : ExitCodes.Done;
    }

    private static void Write(ToolConsole console, Finding finding)
    {
        var word = finding.Verdict switch
        {
            Verdict.Wrong => "WRONG",
            Verdict.Unknown => "could not tell",
            _ => "ok",
        };
        console.Write($"{word}: {finding.Check.Title} of {finding.Subject} ({finding.Check.Id}): {Printable.From(finding.Seen)}");
        if (finding.Verdict == Verdict.Wrong)
        {
            console.Write($"  {finding.Check.Reason}");
        }

        if (finding.Remedy is not null)
        {
            console.Write($"  {finding.Remedy}");
        }
    }
}
