using FsCheck.Xunit;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>A redirect URI taken apart, whatever it is.</summary>
[Properties(Arbitrary = [typeof(AnyTextArbitrary), typeof(PiecesArbitraries)], MaxTest = 500)]
public sealed class RedirectProperties
{
    [Property]
    public void Its_scheme_and_the_rest_are_the_whole(RedirectText uri)
    {
        var scheme = UriScheme.From(uri.Value);

        Assert.True(scheme.Length == 0 || uri.Value.StartsWith(scheme + ":", StringComparison.Ordinal));
        Assert.Equal(-1, scheme.AsSpan().IndexOfAny(":/?#"));
    }

    [Property]
    public void The_model_has_the_scheme_of_the_URI_it_has(AnyText uri)
    {
        var model = OktaFiles.Load(OktaFiles.With("redirectUri", JsonText.Quote(uri.Value))).Model;

        Assert.Equal(UriScheme.From(model.RedirectUri.Value), model.RedirectScheme);
    }

    [Property]
    public void A_correction_is_a_private_use_scheme_in_reverse_domain_order_and_a_path(RedirectText uri)
    {
        var corrected = PrivateUseUri.Correct(uri.Value, "com.example.app", "callback");

        Assert.Matches("^[a-z][a-z0-9+.-]*:/[^/]", corrected);
        Assert.Equal(corrected, PrivateUseUri.Correct(corrected, "com.example.app", "callback"));
    }
}
