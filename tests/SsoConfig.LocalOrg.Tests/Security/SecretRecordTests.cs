using System.Reflection;
using System.Runtime.CompilerServices;

namespace SsoConfig.LocalOrg.Tests.Security;

/// <summary>The ToString of a record prints its members, and ends in a log or an exception message sooner or later.</summary>
public sealed class SecretRecordTests
{
    private const string Planted = "planted-secret";

    private static readonly string[] SecretWords = ["secret", "password", "verifier", "accessToken", "refreshToken", "idToken"];

    [Theory]
    [InlineData("ExchangedSession")]
    [InlineData("RegisteredClient")]
    public void A_record_with_a_secret_is_among_those_checked(string name) =>
        Assert.Contains(Records(), record => record.GetType().Name == name);

    [Fact]
    public void No_record_prints_a_secret() =>
        Assert.All(Records(), static record => Assert.DoesNotContain(Planted, record.ToString(), StringComparison.Ordinal));

    /// <summary>The records that keep secrets, with a planted one in each place.</summary>
    private static IEnumerable<object> Records()
    {
        foreach (var type in typeof(LocalOrgServer).Assembly.GetTypes())
        {
            var secrets = type is { IsAbstract: false } && type.GetMethod("<Clone>$") is not null ? SecretsOf(type) : [];
            if (secrets.Length > 0)
            {
                var record = RuntimeHelpers.GetUninitializedObject(type);
                Array.ForEach(secrets, secret => secret.SetValue(record, Planted));
                yield return record;
            }
        }
    }

    private static FieldInfo[] SecretsOf(Type type) =>
        [
            .. type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .Where(static field => field.FieldType == typeof(string))
                .Where(static field => SecretWords.Any(word => field.Name.Contains(word, StringComparison.OrdinalIgnoreCase))),
        ];
}
