using System.Text.Json;

namespace SsoConfig.Tests.Protocol;

public sealed class UserPrincipalTests
{
    [Fact]
    public void It_is_named_by_the_best_name_that_the_user_has()
    {
        Assert.Equal("Ada Lovelace", NameOf(User("Ada Lovelace", "ada", "ada@example.com")));
        Assert.Equal("ada", NameOf(User(name: null, "ada", "ada@example.com")));
        Assert.Equal("ada@example.com", NameOf(User(name: null, username: null, "ada@example.com")));
        Assert.Equal("00u1", NameOf(User(name: null, username: null, email: null)));
    }

    [Fact]
    public void What_the_session_knows_stands_for_what_the_id_token_says()
    {
        var idToken = """{ "sub": "old", "name": "old", "preferred_username": "old", "email": "old", "nickname": "kept" }""";
        var claims = JsonElement.Parse(idToken).EnumerateObject().ToDictionary(static claim => claim.Name, static claim => claim.Value);

        var principal = User("Ada Lovelace", "ada", "ada@example.com", claims).ToClaimsPrincipal();

        Assert.Equal(
            [("nickname", "kept"), ("sub", "00u1"), ("name", "Ada Lovelace"), ("preferred_username", "ada"), ("email", "ada@example.com")],
            principal.Claims.Select(static claim => (claim.Type, claim.Value))
        );
    }

    private static SsoUser User(string? name, string? username, string? email, IReadOnlyDictionary<string, JsonElement>? claims = null) =>
        new()
        {
            Subject = "00u1",
            Name = name,
            PreferredUsername = username,
            Email = email,
            Claims = claims ?? new Dictionary<string, JsonElement>(),
        };

    private static string? NameOf(SsoUser user) => user.ToClaimsPrincipal().Identity!.Name;
}
