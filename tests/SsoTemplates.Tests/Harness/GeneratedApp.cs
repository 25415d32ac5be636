using System.Text;
using SsoConfig.Eng;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary>A project on disk, and what a user runs in it.</summary>
internal sealed record GeneratedApp(TemplatePack Pack, string Folder, string Name)
{
    /// <summary>Makes every warning an error.</summary>
    internal static readonly string[] Strict = ["-p:TreatWarningsAsErrors=true", "-p:MSBuildTreatWarningsAsErrors=true"];

    /// <summary>Every file that the template wrote, in a stable order.</summary>
    public IReadOnlyList<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
                .Where(static file => !file.Split('/').Any(static part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text);

    public void Edit(string path, string old, string @new)
    {
        var text = Read(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary><c>dotnet build</c> on a machine with the SDK alone; warnings are errors.</summary>
    public Task<CommandOutcome> BuildAsync(params IEnumerable<string> arguments) =>
        Pack.Dotnet.RunAsync(Folder, ["build", .. Strict, .. arguments], TestContext.Current.CancellationToken);

    /// <summary>Builds for every target platform that this machine can build; warnings are errors.</summary>
    public Task<CommandOutcome> BuildAllPlatformsAsync() => BuildPlatformsAsync(Pack.BestPlatforms);

    public Task<CommandOutcome> BuildPlatformsAsync(string platforms, params IEnumerable<string> arguments) =>
        Pack.Best.RunAsync(
            Folder,
            ["build", .. Strict, $"-p:TargetFrameworks=\"{platforms}\"", .. arguments],
            TestContext.Current.CancellationToken
        );

    public Task<CommandOutcome> RunTestsAsync() =>
        Pack.Dotnet.RunAsync(Folder, ["run", "--project", "Tests", .. Strict], TestContext.Current.CancellationToken);

    /// <summary>Whether the desktop app has a string literal with that text: UTF-16, at any offset of the assembly.</summary>
    public bool IsCompiledIn(string text) =>
        File.ReadAllBytes(Path.Combine(Folder, "bin", "Debug", "net10.0", $"{Name}.dll")).AsSpan().IndexOf(Encoding.Unicode.GetBytes(text))
        >= 0;
}
