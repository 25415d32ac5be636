using SharpFuzz;
using SsoConfig.Eng;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>This program beside instrumented copies of the assemblies that are fuzzed, so that no other part runs them.</summary>
internal static class InstrumentedCopy
{
    private static readonly string[] Instrumented = ["SsoConfig.Generator.dll", "SsoConfig.Tasks.dll"];

    /// <returns>The path of the program.</returns>
    public static string Create()
    {
        var folder = Path.Combine(Repository.Artifacts, "fuzz");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        CopyTo(folder);
        foreach (var name in Instrumented)
        {
            _ = Fuzzer.Instrument(Path.Combine(folder, name), static _ => true, Options.Value).Count();
        }

        return Path.Combine(folder, Path.GetFileName(typeof(InstrumentedCopy).Assembly.Location));
    }

    private static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
