using System.Runtime.CompilerServices;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary>
/// Compares with a text file under <c>Baselines</c>. <c>UPDATE_BASELINES=1</c> writes the files anew instead; read the difference then.
/// </summary>
internal static class Baseline
{
    public static void Matches(string name, IEnumerable<string> lines, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Baselines", name + ".txt");
        var actual = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
