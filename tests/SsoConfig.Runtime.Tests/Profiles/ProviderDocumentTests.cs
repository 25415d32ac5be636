namespace SsoConfig.Tests.Profiles;

/// <summary>docs/providers.md is what <see cref="ProviderProfileTests"/> runs.</summary>
public sealed class ProviderDocumentTests
{
    private const string Path = "docs/providers.md";

    [Fact]
    public void The_document_says_what_the_tests_run()
    {
        var expected = ProviderDocument.Write();

        Assert.True(
            expected == GeneratedDocument.Read(Path, expected),
            $"{Path} is out of date: run this test with SSO_UPDATE_BASELINES=1."
        );
    }

    [Fact]
    public void Each_provider_has_a_source() => Assert.All(ProviderProfiles.All, static profile => Assert.NotEmpty(profile.Sources));
}
