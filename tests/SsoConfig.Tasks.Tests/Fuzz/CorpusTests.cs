using SsoConfig.Eng;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Tasks.Fuzzing;
using Xunit;

namespace SsoConfig.Tasks.Tests.Fuzz;

/// <summary>The inputs that fuzzing keeps, since each of them reaches something that no other one does: none breaks a promise.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Property_lists_are_united_or_refused() => Replay("plist", PropertyListTarget.Try);

    [Fact]
    public void Package_manifests_are_patched_or_refused() => Replay("appxmanifest", PackageManifestTarget.Try);

    [Fact]
    public void Android_manifests_are_checked_or_refused() => Replay("android", AndroidManifestTarget.Try);

    private static void Replay(string name, Action<byte[]> target)
    {
        var inputs = Corpus.Read(Path.Combine(Repository.Root, "tests", "SsoConfig.Tasks.Tests", "Fuzz", "Corpus", $"{name}.txt"));

        Assert.NotEmpty(inputs);
        Assert.All(inputs, target);
    }
}
