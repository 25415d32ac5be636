using System.Globalization;
using System.Text.RegularExpressions;
using SsoConfig.Benchmarks.Generators;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>
/// An app with a whole family around it, each other app with the folders that a build and a platform need; and the same app alone.
/// </summary>
internal sealed partial class FamilyOnDisk : IDisposable
{
    private static readonly string[] FoldersOfAnApp =
    [
        "bin/Debug/net10.0",
        "obj/Debug/net10.0",
        "Platforms/Android",
        "Resources/Images",
        "SignIn",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-family-");
    private readonly PrivateDotnet _dotnet;
    private readonly LocalFeed _feed;

    private FamilyOnDisk(LocalFeed feed) => (_feed, _dotnet) = (feed, new PrivateDotnet(feed));

    /// <summary>How long each build in the family looked for the others, as MSBuild reports it.</summary>
    public List<TimeSpan> Searches { get; } = [];

    public static async Task<FamilyOnDisk> CreateAsync(LocalFeed feed, int members)
    {
        var family = new FamilyOnDisk(feed);
        await family._dotnet.WriteNuGetConfigAsync(family._folder.FullName);
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            family.Write(name, "<Project />");
        }

        await family.WriteFamilyAsync("family", members);
        await family.WriteFamilyAsync("alone", members: 1);
        return family;
    }

    /// <summary>Builds again without a change, in the family or alone.</summary>
    public async Task BuildAsync(bool inFamily)
    {
        var outcome = await DotnetAsync(inFamily ? "family" : "alone", "build", "--no-restore", "-clp:PerformanceSummary");
        if (inFamily)
        {
            Searches.Add(
                TimeSpan.FromMilliseconds(
                    int.Parse(SearchTime().Match(outcome.StandardOutput).Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                )
            );
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task WriteFamilyAsync(string name, int members)
    {
        foreach (var file in FamilyFiles.Of(members))
        {
            Write(file.Path.Replace("/family", name, StringComparison.Ordinal), file.GetText()!.ToString());
        }

        foreach (
            var folder in Enumerable
                .Range(1, members - 1)
                .SelectMany(static number => FoldersOfAnApp.Select(folder => $"App{number}/{folder}"))
        )
        {
            Write($"{name}/{folder}/file", "");
        }

        Write($"{name}/App0/Program.cs", "return 0;");
        Write(
            $"{name}/App0/App0.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><PackageReference Include="SsoConfig.Generator" Version="{_feed.Version}" /></ItemGroup>
            </Project>
            """
        );
        await DotnetAsync(name, "build");
    }

    private async Task<CommandOutcome> DotnetAsync(string family, params string[] arguments) =>
        (await _dotnet.RunAsync(Path.Combine(_folder.FullName, family, "App0"), [.. arguments, "-nologo", "-v:quiet"])).EnsureSucceeded();

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    [GeneratedRegex(@"(\d+) ms\s+_SsoConfigFindSiblings")]
    private static partial Regex SearchTime();
}
