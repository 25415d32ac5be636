using System.Globalization;
using System.Text;

namespace SsoConfig.Mutation;

/// <summary>docs/mutation.md.</summary>
internal static class MutationDocument
{
    private const string Head =
        """
        # Mutation testing

        [Stryker.NET](https://stryker-mutator.io) breaks the code in one place after the other, a comparison or a text for example, and runs the tests that
        reach the place. A break that no test notices is a test that is missing, or code that is not needed, or one of those listed below with their reason.

        This page is written by `dotnet run -c Release --project benchmarks/SsoConfig.Mutation`; a name behind it does one part (`protocol`, `reader`,
        `rules`, `emitters`, `tasks`), `document` only writes the page again. The command fails below a bar, and for a survivor without a reason or a reason
        without a survivor in `benchmarks/SsoConfig.Mutation/reasons.json`. Not counted: mutants that do not compile, the argument of `ConfigureAwait`, and what
        static fields hold. That is made once in a process, before Stryker's runner for this kind of tests switches a mutant on, so nothing can be said about it; most
        of it are the texts of the rules, which `MessageTests` and its baselines hold word by word.

        A part takes about ten minutes on two cores with nothing else to do. Every test runs some hundred times, so the slowest are left out
        (`SsoMutation` in the test projects): a break that only they notice counts as survived.

        """;

    public static string Write(IReadOnlyList<PartResult> results, Reasons reasons)
    {
        var text = new StringBuilder(Head).Append('\n');
        text.Append("| part | killed | timed out | survived | reached by no test | static | score | bar |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var part in Part.All)
        {
            AppendRow(text, part, results.FirstOrDefault(result => result.Part == part.Name)?.Score);
        }

        foreach (var result in results.Where(static result => result.Alive.Count > 0))
        {
            AppendSurvivors(text, result, reasons);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AppendRow(StringBuilder text, Part part, Score? score) => text.Append(score is null
        ? $"| {part.Name} | | | | | | not measured yet | {part.Bar} % |\n"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"| {part.Name} | {score.Killed} | {score.TimedOut} | {score.Survived} | {score.NotReached} | {score.OfStaticFields} | {score.Percent:0.0} % | {part.Bar} % |\n"));

    private static void AppendSurvivors(StringBuilder text, PartResult result, Reasons reasons)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## What survives in {result.Part}\n");
        foreach (var file in result.Alive.GroupBy(static mutant => mutant.File))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n`{file.Key}`\n\n| line | code | becomes | why it may |\n|---:|---|---|---|\n");
            foreach (var mutant in file)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {mutant.Line} | {Code(mutant.Code)} | {Code(mutant.Replacement)} | {reasons.For(mutant) ?? "**no reason given**"} |\n");
            }
        }
    }

    private static string Code(string code) => $"`` {code.Replace("|", "\\|", StringComparison.Ordinal)} ``";
}
