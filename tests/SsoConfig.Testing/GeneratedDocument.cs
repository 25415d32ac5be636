using SsoConfig.Eng;

namespace SsoConfig.Testing;

/// <summary>A page of the documentation that is written from the tests. <c>SSO_UPDATE_BASELINES=1</c> writes it anew.</summary>
internal static class GeneratedDocument
{
    /// <param name="path">Its path in the repository.</param>
    /// <param name="expected">What the tests say.</param>
    /// <returns>What is in the file.</returns>
    public static string Read(string path, string expected)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("SSO_UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(file, expected);
        }

        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
    }
}
