using System.Security.Claims;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>A user as .NET's authorization expects one.</summary>
internal static class UserPrincipal
{
    public static ClaimsPrincipal Create(SsoUser user, string roleClaim, string authenticationType)
    {
        var issuer = user.Claims.ReadString("iss") ?? ClaimsIdentity.DefaultIssuer;
        var claims = user.Claims.SelectMany(claim => Create(claim.Key, claim.Value, issuer)).ToList();
        Set(claims, "sub", user.Subject, issuer);
        Set(claims, "name", user.Name, issuer);
        Set(claims, "preferred_username", user.PreferredUsername, issuer);
        Set(claims, "email", user.Email, issuer);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, authenticationType, NameClaim(user), roleClaim));
    }

    private static string NameClaim(SsoUser user) =>
        user.Name is not null ? "name"
        : user.PreferredUsername is not null ? "preferred_username"
        : user.Email is not null ? "email"
        : "sub";

    /// <summary>What the session knows counts, whatever the latest id_token leaves out.</summary>
    private static void Set(List<Claim> claims, string type, string? value, string issuer)
    {
        if (value is null)
        {
            return;
        }

        claims.RemoveAll(claim => claim.Type == type);
        claims.Add(new Claim(type, value, ClaimValueTypes.String, issuer));
    }

    private static IEnumerable<Claim> Create(string type, JsonElement value, string issuer) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => CreateOne(type, item, issuer)).OfType<Claim>()
            : new[] { CreateOne(type, value, issuer) }.OfType<Claim>();

    private static Claim? CreateOne(string type, JsonElement value, string issuer) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.AsString() is { } text ? new Claim(type, text, ClaimValueTypes.String, issuer) : null,
            JsonValueKind.True or JsonValueKind.False => new Claim(type, value.GetRawText(), ClaimValueTypes.Boolean, issuer),
            JsonValueKind.Number => new Claim(
                type,
                value.GetRawText(),
                value.TryGetInt64(out _) ? ClaimValueTypes.Integer64 : ClaimValueTypes.Double,
                issuer
            ),
            JsonValueKind.Object or JsonValueKind.Array => new Claim(type, value.GetRawText(), JsonClaimValueTypes.Json, issuer),
            _ => null,
        };
}
