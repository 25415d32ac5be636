using SsoConfig.Eng;
using SsoConfig.Generator.Fuzzing.Targets;
using SsoConfig.Tasks.Fuzzing;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>A piece of the code that takes input from outside.</summary>
/// <param name="Name">Of the target and of its file of kept inputs.</param>
/// <param name="Subject">What the page calls it.</param>
/// <param name="TestProject">Whose tests try the kept inputs again.</param>
/// <param name="Try">Throws where a promise is broken.</param>
/// <param name="Words">What its inputs are made of: chance alone would not find a word.</param>
internal sealed record FuzzTarget(string Name, string Subject, string TestProject, Action<byte[]> Try, string[] Words)
{
    private const string Generator = "SsoConfig.Generator.Tests";
    private const string Tasks = "SsoConfig.Tasks.Tests";

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("json", "reader", Generator, JsonTarget.Try, Vocabulary.Json),
        new("rules", "all rules over okta.json and its layers", Generator, RulesTarget.Try, [.. Vocabulary.Json, .. Vocabulary.OktaJson]),
        new("redirects", "redirect URIs and their corrections", Generator, RedirectTarget.Try, Vocabulary.Redirects),
        new("emitters", "generated C#, parsed by the compiler", Generator, EmitterTarget.Try, [.. Vocabulary.Json, .. Vocabulary.OktaJson]),
        new("plist", "Info.plist, XML and binary: union and check", Tasks, PropertyListTarget.Try, Vocabulary.PropertyLists),
        new("appxmanifest", "Package.appxmanifest: patch and check", Tasks, PackageManifestTarget.Try, Vocabulary.PackageManifests),
        new("android", "AndroidManifest.xml: overlay and check", Tasks, AndroidManifestTarget.Try, Vocabulary.AndroidManifests),
    ];

    public string CorpusPath => Path.Combine(Repository.Root, "tests", TestProject, "Fuzz", "Corpus", $"{Name}.txt");

    public static FuzzTarget Named(string name) => All.Single(target => target.Name == name);
}
