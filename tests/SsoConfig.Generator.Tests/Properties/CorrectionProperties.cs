using FsCheck.Xunit;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>
/// Whatever is wrong with a value: what the editor offers instead puts it right, and needs no second correction of its own.
/// </summary>
[Properties(Arbitrary = [typeof(PiecesArbitraries), typeof(LayerArbitraries)], MaxTest = 500)]
public sealed class CorrectionProperties
{
    [Property]
    public void A_redirect_URI_is_right_after_its_corrections(RedirectText text) =>
        Assert.Empty(FixesLeft(OktaFiles.With("redirectUri", JsonText.Quote(text.Value))));

    [Property]
    public void A_logout_redirect_URI_is_right_after_its_corrections(RedirectText text) =>
        Assert.Empty(FixesLeft(OktaFiles.With("logoutRedirectUri", JsonText.Quote(text.Value))));

    [Property]
    public void One_URI_for_both_is_right_after_its_corrections(RedirectText text) =>
        Assert.Empty(
            FixesLeft(
                OktaFiles
                    .With("redirectUri", JsonText.Quote(text.Value))
                    .Replace("com.first.sample:/logout", JsonText.Quote(text.Value)[1..^1], StringComparison.Ordinal)
            )
        );

    [Property]
    public void No_correction_of_a_redirect_URI_has_a_character_that_is_wrong(RedirectText text)
    {
        var file = OktaFiles.With("redirectUri", JsonText.Quote(text.Value));
        var fixes = OktaFiles.Load(file).Diagnostics.Select(static found => found.Fix).OfType<OktaJsonFix>();

        Assert.All(
            fixes,
            fix =>
                Assert.DoesNotContain(
                    OktaJsonRules.Characters,
                    OktaFiles.Load(Apply(fix, file)).Diagnostics.Select(static found => found.Rule)
                )
        );
    }

    [Property]
    public void An_issuer_is_right_after_its_corrections(IssuerText text) =>
        Assert.Empty(FixesLeft(OktaFiles.With("issuer", JsonText.Quote(text.Value))));

    [Property]
    public void Scopes_are_right_after_their_corrections(ScopesText text) =>
        Assert.Empty(FixesLeft(OktaFiles.With("scopes", JsonText.Quote(text.Value))));

    [Property]
    public void A_correction_keeps_every_scope_that_is_right(ScopesText text)
    {
        var scopes = text
            .Value.Split([' ', '\t', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static scope => !scope.AsSpan().ContainsAny("\"\\\u00e9"))
            .SelectMany(ScopesIn);

        Assert.Subset(
            Corrected(OktaFiles.With("scopes", JsonText.Quote(text.Value))).Model.Scopes.Value.Split(' ').ToHashSet(),
            scopes.ToHashSet()
        );
    }

    /// <summary>A comma at an end, or beside a scope of OpenID Connect, is between two scopes; any other is a part of one.</summary>
    private static string[] ScopesIn(string scope)
    {
        var parts = scope.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 || parts.Intersect(["openid", "offline_access", "profile"]).Any() ? parts : [scope.Trim(',')];
    }

    [Property]
    public void Without_a_secret_the_file_says_what_it_said_before(LayerContent app, JsonStyle style)
    {
        var withSecret = style.Write(new LayerContent(app.Values.SetItem("client_secret", "\"x\"")));

        Assert.Equal(ModelValues.Of(OktaFiles.Load(app.ToString()).Model), ModelValues.Of(Corrected(withSecret).Model));
    }

    private static IEnumerable<OktaJsonDiagnostic> FixesLeft(string text) =>
        Corrected(text).Diagnostics.Where(static found => found.Fix is not null || found.Rule == OktaJsonRules.Unreadable);

    /// <summary>The file after all its corrections, one after the other as in an editor.</summary>
    private static OktaJsonResult Corrected(string text)
    {
        var result = OktaFiles.Load(text);
        for (var i = 0; i < 10 && result.Diagnostics.FirstOrDefault(static found => found.Fix is not null)?.Fix is { } fix; i++)
        {
            text = Apply(fix, text);
            result = OktaFiles.Load(text);
        }

        return result;
    }

    private static string Apply(OktaJsonFix fix, string text) =>
        text.Remove(fix.Range.Start, fix.Range.Length).Insert(fix.Range.Start, fix.Replacement);
}
