namespace SsoConfig.Providers.Tests;

/// <summary>docs/engineering/interop.md is what <see cref="LifeTests"/> expects of each provider.</summary>
public sealed class InteropDocumentTests
{
    private const string Path = "docs/engineering/interop.md";

    [Fact]
    public void The_document_says_what_the_tests_expect()
    {
        var expected = InteropDocument.Write();

        Assert.True(
            expected == GeneratedDocument.Read(Path, expected),
            $"{Path} is out of date: run this test with SSO_UPDATE_BASELINES=1."
        );
    }
}
