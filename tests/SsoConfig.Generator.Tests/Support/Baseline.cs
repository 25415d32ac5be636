using SsoConfig.Eng;

namespace SsoConfig.Generator.Tests.Support;

/// <summary>
/// Expected texts, in files beside the tests. <c>SSO_UPDATE_BASELINES=1</c> writes them anew, for a look at the difference.
/// </summary>
internal static class Baseline
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "SsoConfig.Generator.Tests", "Baselines", name);
        if (Environment.GetEnvironmentVariable("SSO_UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
