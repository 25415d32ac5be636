namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What must not ship with an app, by its name or by its form.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("secret secrets password passwd passphrase pwd token credential credentials apikey privatekey connectionstring")]
    [InlineData("secretKey privateKey api_key accessKey signing-key encryptionKey sharedKey accountKey masterKey connectionString")]
    [InlineData("clientSecret DB_PASSWORD dbPassword private_Key passWord API.KEY")]
    public void A_key_whose_last_word_is_one_is_named_like_one(string keys) =>
        Assert.All(keys.Split(' '), static key => Assert.True(Secrets.IsNamedLikeOne(key), key));

    [Theory]
    [InlineData("passwordLength tokenLifetime secretary key publicKey string queryString connection privateString sharedString clientId")]
    public void Any_other_key_is_not(string keys) =>
        Assert.All(keys.Split(' '), static key => Assert.False(Secrets.IsNamedLikeOne(key), key));

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    public void Nor_is_one_without_a_word(string key) => Assert.False(Secrets.IsNamedLikeOne(key));

    [Theory]
    [InlineData("SSWS 00abc")]
    [InlineData("ghp_1")]
    [InlineData("gho_1")]
    [InlineData("ghs_1")]
    [InlineData("github_pat_1")]
    [InlineData("xoxb-1")]
    [InlineData("xoxp-1")]
    [InlineData("AKIA1")]
    [InlineData("sk_live_1")]
    [InlineData("rk_live_1")]
    [InlineData("GOCSPX-1")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")]
    [InlineData("eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d")]
    public void A_value_in_the_form_of_one_is_one(string value) => Assert.True(Secrets.IsOne(value));

    [Theory]
    [InlineData("0oa1b2c3")]
    [InlineData(" ghp_1")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30")]
    [InlineData("eyJhbGciOi.e30.c2ln")]
    [InlineData("abJhbGciOiJSUzI1NiJ9.e30.c2ln")]
    public void Any_other_value_is_not(string value) => Assert.False(Secrets.IsOne(value));
}
