using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Tests.Family;

public sealed class SigningCertificatesTests
{
    private static readonly SigningCertificates Old = Device.SignedBy("A1");
    private static readonly SigningCertificates New = Device.Rotated("A1", "A2");
    private static readonly SigningCertificates Newest = Device.Rotated("A1", "A2", "A3");
    private static readonly SigningCertificates Other = Device.SignedBy("B1");
    private static readonly SigningCertificates OtherRotated = Device.Rotated("B1", "B2");

    [Fact]
    public void The_same_certificate_is_the_same_signer() => AssertSame(true, Old, Device.SignedBy("A1"));

    [Fact]
    public void Another_certificate_is_another_signer() => AssertSame(false, Old, Other);

    [Fact]
    public void An_app_with_a_rotated_key_and_one_that_was_not_updated_yet_are_of_the_same_signer()
    {
        AssertSame(true, Old, New);
        AssertSame(true, Old, Newest);
        AssertSame(true, New, Newest);
    }

    [Fact]
    public void A_rotated_key_of_another_vendor_is_another_signer() => AssertSame(false, New, OtherRotated);

    [Fact]
    public void Two_apps_that_rotated_to_different_keys_are_of_different_signers() => AssertSame(false, New, Device.Rotated("A1", "C9"));

    [Fact]
    public void Of_several_signers_all_must_be_the_same()
    {
        AssertSame(true, Device.SignedBy("A1", "A2"), Device.SignedBy("A2", "A1"));
        AssertSame(false, Device.SignedBy("A1", "A2"), Old);
        AssertSame(false, Device.SignedBy("A1", "A2"), Device.SignedBy("A1", "B1"));
        AssertSame(false, Device.SignedBy("A1", "A2"), Device.SignedBy("A1", "A2", "B1"));
    }

    [Fact]
    public void An_app_without_a_certificate_is_nobodys() => AssertSame(false, Device.SignedBy(), Device.SignedBy());

    private static void AssertSame(bool expected, SigningCertificates one, SigningCertificates other)
    {
        Assert.Equal(expected, one.IsSameSigner(other));
        Assert.Equal(expected, other.IsSameSigner(one));
    }
}
