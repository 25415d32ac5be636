using Microsoft.Extensions.Time.Testing;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Tests.Family;

/// <summary>An Android device with apps, as the system shows it to each of them. Every call between two apps goes through it.</summary>
internal sealed class Device
{
    private readonly List<TestApp> _installed = [];

    public FakeTimeProvider Time { get; } = new();

    public IReadOnlyList<TestApp> Installed => _installed;

    /// <summary>What the apps sent one another: the sender, the receiver, the method and its argument.</summary>
    public List<(string From, string To, string Method, string? Argument)> Calls { get; } = [];

    public TestApp Install(string package, SigningCertificates signer, string? family = "com.company.sso", int? userId = null)
    {
        var app = new TestApp(this, package, signer, family, userId ?? 10_000 + _installed.Count);
        _installed.Add(app);
        return app;
    }

    public void Uninstall(TestApp app) => _installed.Remove(app);

    public static SigningCertificates SignedBy(params string[] certificates) =>
        new(certificates, certificates.Length == 1 ? certificates : []);

    /// <summary>An app whose key was rotated: the last one signs it now.</summary>
    public static SigningCertificates Rotated(params string[] certificates) => new([certificates[^1]], certificates);
}
