using SsoConfig.Eng;
using SsoConfig.Eng.Fuzzing;

namespace SsoConfig.Generator.Tests.Fuzz;

/// <summary>The inputs that fuzzing keeps, since each of them reaches something that no other one does: none breaks a promise.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Json_is_read_as_it_should_be() => Replay("json", JsonTarget.Try);

    [Fact]
    public void Rules_say_what_can_be_said() => Replay("rules", RulesTarget.Try);

    [Fact]
    public void Redirects_are_put_right() => Replay("redirects", RedirectTarget.Try);

    [Fact]
    public void What_is_generated_is_code() => Replay("emitters", EmitterTarget.Try);

    private static void Replay(string name, Action<byte[]> target)
    {
        var inputs = Corpus.Read(Path.Combine(Repository.Root, "tests", "SsoConfig.Generator.Tests", "Fuzz", "Corpus", $"{name}.txt"));

        Assert.NotEmpty(inputs);
        Assert.All(inputs, target);
    }
}
