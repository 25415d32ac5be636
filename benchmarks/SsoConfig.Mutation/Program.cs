using SsoConfig.Eng;
using SsoConfig.Mutation;

// What the tests notice when the code is broken on purpose, written to docs/mutation.md. A name does one part, `document` only writes the page again.
//   dotnet run -c Release --project benchmarks/SsoConfig.Mutation [protocol|reader|rules|emitters|tasks|document]
IReadOnlyList<Part> parts = args switch
{
    [] => Part.All,
    ["document"] => [],
    _ => [.. args.Select(Part.Named)],
};

foreach (var part in parts)
{
    Console.WriteLine($"{part.Name}: making mutants and running the tests that reach them, some minutes");
    await Stryker.RunAsync(part);
}

var reasons = Reasons.Read();
var results = Part.All.Where(Stryker.HasReport).Select(static part => PartResult.Read(part)).ToList();
results.ForEach(static result => Console.WriteLine($"{result.Part.Name}: {result.Score} (bar {result.Part.Bar} %)"));
if (results.Count == Part.All.Count)
{
    File.WriteAllText(Path.Combine(Repository.Root, "docs", "mutation.md"), MutationDocument.Write(results, reasons));
}
else
{
    Console.WriteLine("docs/mutation.md is written once every part has been run here.");
}

var complaints = Complaints.About(results, reasons).ToList();
complaints.ForEach(Console.WriteLine);
return complaints.Count == 0 ? 0 : 1;
