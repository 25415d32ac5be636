using SsoConfig.Eng;
using SsoConfig.Mutation;

// Measures the mutation score and writes docs/engineering/mutation.md. A name measures one part, `document` only writes the page again.
//   dotnet run -c Release --project benchmarks/SsoConfig.Mutation [protocol|tokens|reader|rules|emitters|tasks|document]
IReadOnlyList<Part> parts = args switch
{
    [] => Part.All,
    ["document"] => [],
    _ => [.. args.Select(Part.FromName)],
};

foreach (var part in parts)
{
    Console.WriteLine($"{part.Name}: running the tests against each mutant; this takes some minutes");
    var result = PartResult.From(part, await PartRun.RunAsync(part));
    result.Save();
    Console.WriteLine($"{part.Name}: {result.Score}, bar {part.Bar} %");
}

var reasons = Reasons.Read();
var results = Part.All.Select(PartResult.Find).OfType<PartResult>().ToList();
File.WriteAllText(Path.Combine(Repository.Root, "docs", "engineering", "mutation.md"), MutationDocument.Write(results, reasons));
var complaints = Complaints.Find(results, reasons);
foreach (var complaint in complaints)
{
    Console.WriteLine(complaint);
}

return complaints.Count == 0 ? 0 : 1;
