using Microsoft.Extensions.Logging;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Family;

/// <summary>One app of a device: its own copy, its provider, and its view of the others.</summary>
internal sealed class TestApp : IInstalledApps, ISiblingCalls, ILogger
{
    private readonly Device _device;

    public TestApp(Device device, string package, SigningCertificates signer, string? family, int userId)
    {
        _device = device;
        (OwnPackage, Signer, Family, UserId) = (package, signer, family, userId);
        Entries = new FamilyEntries(new MemoryTokenStore(), family ?? "none");
        Store = new SiblingCredentialStore(
            Entries,
            new Siblings(this, new FamilyTrust(this), this, device.Time, this),
            device.Time,
            Returns
        );
    }

    public string OwnPackage { get; }

    /// <summary>Replaced when the app is updated with a rotated key.</summary>
    public SigningCertificates Signer { get; set; }

    public string? Family { get; }

    public int UserId { get; }

    public FamilyEntries Entries { get; }

    /// <summary>Reports when the user brings the app to the foreground.</summary>
    public Reports Returns { get; } = new();

    public SiblingCredentialStore Store { get; }

    /// <summary>Set where the app crashes or hangs when it is called, or responds with what it likes.</summary>
    public Func<Task<string?>>? Failure { get; set; }

    public List<string> Log { get; } = [];

    public IReadOnlyList<FamilyMember> FindMembers() =>
        [
            .. _device
                .Installed.Where(app => app.Family is not null && app.Family == Family)
                .Select(static app => new FamilyMember(app.OwnPackage, $"{app.OwnPackage}.sso")),
        ];

    public SigningCertificates? FindCertificates(string package) =>
        _device.Installed.FirstOrDefault(app => app.OwnPackage == package)?.Signer;

    public IReadOnlyList<string> FindPackages(int userId) =>
        [.. _device.Installed.Where(app => app.UserId == userId).Select(static app => app.OwnPackage)];

    public async Task<string?> CallAsync(string authority, string method, string? argument, CancellationToken cancellationToken)
    {
        var sibling = _device.Installed.Single(app => $"{app.OwnPackage}.sso" == authority);
        _device.Calls.Add((OwnPackage, sibling.OwnPackage, method, argument));
        return sibling.Failure is { } failure
            ? await failure()
            : (await sibling.RespondAsync(UserId, method, argument, cancellationToken)).Content;
    }

    /// <summary>What the app's provider responds to a caller.</summary>
    public Task<FamilyResponse> RespondAsync(int callerUserId, string? method, string? argument, CancellationToken cancellationToken) =>
        new FamilyResponder(new FamilyTrust(this), Entries).RespondAsync(callerUserId, method, argument, cancellationToken);

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Log.Add($"{logLevel}: {formatter(state, exception)}");
}
