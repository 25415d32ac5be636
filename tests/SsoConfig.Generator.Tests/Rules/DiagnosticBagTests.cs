namespace SsoConfig.Generator.Tests.Rules;

/// <summary>A mistake is told once, however many platforms and layers lead to it.</summary>
public sealed class DiagnosticBagTests
{
    private static readonly OktaJsonDocument Document = OktaJsonDocument.Parse(OktaFiles.File("okta.json", "{ \"a\": 1, \"b\": 2 }"));
    private readonly DiagnosticBag _bag = new();

    [Fact]
    public void The_same_one_at_the_same_place_is_kept_once()
    {
        _bag.Add(OktaJsonRules.MissingKey, At(0), "issuer", "x");
        _bag.Add(OktaJsonRules.MissingKey, At(0), "issuer", "y");

        Assert.Equal("'issuer' is missing: add x", Assert.Single(_bag.All).Message);
    }

    [Fact]
    public void Another_rule_another_place_or_another_key_makes_it_another()
    {
        _bag.Add(OktaJsonRules.MissingKey, At(0), "issuer", "x");
        _bag.Add(OktaJsonRules.MissingKey, At(1), "issuer", "x");
        _bag.Add(OktaJsonRules.MissingKey, At(0), "clientId", "x");
        _bag.Add(OktaJsonRules.UnknownKey, At(0), "issuer", "x");

        Assert.Equal(4, _bag.All.Count);
    }

    [Fact]
    public void One_without_a_place_is_kept_once()
    {
        _bag.AddWithoutLocation(OktaJsonRules.NoFile, "First.csproj");
        _bag.AddWithoutLocation(OktaJsonRules.NoFile, "First.csproj");

        Assert.Single(_bag.All);
    }

    private static DocumentRange At(int start) => new(Document, new TextRange(start, 1));
}
