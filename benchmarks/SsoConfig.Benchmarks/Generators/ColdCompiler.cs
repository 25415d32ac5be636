using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>
/// The SDK's own compiler as a process of its own, which starts cold each time: what <c>dotnet build -p:UseSharedCompilation=false
/// -p:ReportAnalyzer=true</c> runs. Everything that a generator needs is loaded and compiled by the runtime in it.
/// </summary>
internal sealed partial class ColdCompiler : IDisposable
{
    private const string GeneratorsHeading = "Total generator execution time";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-cold-");
    private readonly string _compiler;
    private readonly string _arguments;

    private ColdCompiler(string compiler)
    {
        _compiler = compiler;
        _arguments = Path.Combine(_folder.FullName, "arguments.rsp");
    }

    /// <param name="project">The sources and references to compile.</param>
    public static async Task<ColdCompiler> CreateAsync(CSharpCompilation project)
    {
        var compiler = new ColdCompiler(await FindAsync());
        compiler.WriteArguments(project);
        return compiler;
    }

    /// <summary>
    /// Compiles once, and gives the time that the compiler reports for each assembly of generators, by the assembly's name.
    /// </summary>
    /// <param name="contenders">The generators, in the order in which they run.</param>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> TimeAsync(IEnumerable<Contender> contenders)
    {
        var outcome = await CompileAsync(contenders, environment: null);
        // The report lists analyzers first, some of them in the same assemblies.
        var generators = outcome.StandardOutput[outcome.StandardOutput.IndexOf(GeneratorsHeading, StringComparison.Ordinal)..];
        return ReportRow()
            .Matches(generators)
            .ToDictionary(
                static row => row.Groups["assembly"].Value,
                static row => TimeSpan.FromSeconds(double.Parse(row.Groups["seconds"].Value, CultureInfo.InvariantCulture))
            );
    }

    /// <summary>Compiles once, and counts the methods that the runtime compiles before it can run them.</summary>
    /// <remarks>
    /// Not those that it compiles again in the background (tier 1), because they run often. What the two variables do:
    /// https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/jit/viewing-jit-dumps.md
    /// </remarks>
    public async Task<int> CountMethodsAsync(IEnumerable<Contender> contenders)
    {
        var list = Path.Combine(_folder.FullName, "methods.txt");
        await CompileAsync(
            contenders,
            new Dictionary<string, string?> { ["DOTNET_JitStdOutFile"] = list, ["DOTNET_JitDisasmSummary"] = "1" }
        );
        var count = File.ReadLines(list).Count(static line => !line.Contains("Tier1", StringComparison.Ordinal));
        File.Delete(list);
        return count;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<CommandOutcome> CompileAsync(IEnumerable<Contender> contenders, IReadOnlyDictionary<string, string?>? environment)
    {
        var analyzers = contenders.SelectMany(static contender => contender.Assemblies).Select(static assembly => $"/analyzer:{assembly}");
        return (
            await Command.RunAsync("dotnet", [_compiler, $"@{_arguments}", .. analyzers], _folder.FullName, environment)
        ).EnsureSucceeded();
    }

    private static async Task<string> FindAsync()
    {
        var sdk = await Command.RunAsync("dotnet", ["--list-sdks"], Repository.Root);
        var version = (await Command.RunAsync("dotnet", ["--version"], Repository.Root)).StandardOutput.Trim();
        var line = sdk.StandardOutput.Split('\n').First(line => line.StartsWith(version + " ", StringComparison.Ordinal));
        return Path.Combine(
            line[(line.IndexOf('[', StringComparison.Ordinal) + 1)..line.IndexOf(']', StringComparison.Ordinal)],
            version,
            "Roslyn",
            "bincore",
            "csc.dll"
        );
    }

    private void WriteArguments(CSharpCompilation project)
    {
        var sources = project.SyntaxTrees.Select((tree, number) => Write($"{number}.cs", tree.ToString()));
        var texts = FamilyFiles
            .App.Select((file, number) => (Path: Write($"{number}/{Path.GetFileName(file.Path)}", file.GetText()!.ToString()), file.Kind))
            .ToList();
        var properties = FamilyFiles
            .Properties.Select(static property => $"{property.Key} = {property.Value}")
            .Concat(
                texts.SelectMany(static text => (string[])[$"[{text.Path}]", $"build_metadata.AdditionalFiles.SsoConfigKind = {text.Kind}"])
            )
            .Prepend("is_global = true");
        var configuration = Write("cold.globalconfig", string.Join('\n', properties));
        File.WriteAllLines(
            _arguments,
            [
                "/target:library",
                "/nologo",
                "/nostdlib",
                "/noconfig",
                "/nullable:enable",
                "/reportanalyzer",
                $"/out:\"{Path.Combine(_folder.FullName, "App.dll")}\"",
                "/langversion:latest",
                $"/analyzerconfig:\"{configuration}\"",
                .. texts.Select(static text => $"/additionalfile:\"{text.Path}\""),
                .. project.References.Select(static reference => $"/reference:\"{reference.Display}\""),
                .. sources.Select(static source => $"\"{source}\""),
            ]
        );
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex(@"^\s*<?(?<seconds>[\d.]+)\s+<?\d+\s+(?<assembly>[\w.]+), Version=", RegexOptions.Multiline)]
    private static partial Regex ReportRow();
}
