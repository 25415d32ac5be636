using Newtonsoft.Json.Linq;
using NJsonSchema;
using SsoConfig.Eng;

namespace SsoConfig.Generator.Tests.Schema;

/// <summary>The published schema and the rules say the same of the same files.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Good => [.. SchemaCorpus.Good];

    public static TheoryData<string> Bad => [.. SchemaCorpus.Bad];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Schema_and_rules_accept_a_good_file(string text)
    {
        Assert.Empty(OktaFiles.Load(text).Diagnostics.Select(static found => found.Message));
        Assert.Empty((await SchemaAsync()).Validate(JToken.Parse(text)));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Schema_and_rules_refuse_a_bad_file(string text)
    {
        Assert.NotEmpty(OktaFiles.Load(text).Diagnostics);
        Assert.NotEmpty((await SchemaAsync()).Validate(JToken.Parse(text)));
    }

    [Fact]
    public void The_schema_knows_every_key_that_the_reader_knows()
    {
        var names = ((JObject)JObject.Parse(File.ReadAllText(SchemaPath))["properties"]!)
            .Properties()
            .Select(static property => property.Name);

        Assert.Equal(OktaKeys.Accepted.Append(OktaKeys.XamarinWrapper).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static string SchemaPath => Path.Combine(Repository.Root, "src", "SsoConfig.Generator", "schema", "okta.schema.json");

    private static Task<JsonSchema> SchemaAsync() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(SchemaPath), TestContext.Current.CancellationToken);
}
