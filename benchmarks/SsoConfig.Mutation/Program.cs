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
    var result = PartResult.Of(part);
    result.Save();
    Console.WriteLine($"{part.Name}: {result.Score}, bar {part.Bar} %");
}

var reasons = Reasons.Read();
var results = Part.All.Select(PartResult.Find).OfType<PartResult>().ToList();
File.WriteAllText(Path.Combine(Repository.Root, "docs", "mutation.md"), MutationDocument.Write(results, reasons));
var complaints = Complaints.About(results, reasons).ToList();
complaints.ForEach(Console.WriteLine);
return complaints.Count == 0 ? 0 : 1;
