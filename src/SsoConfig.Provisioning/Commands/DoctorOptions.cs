namespace SsoConfig.Provisioning.Commands;

/// <summary>What <c>sso doctor</c> takes.</summary>
internal sealed record DoctorOptions
{
    public required CommonOptions Common { get; init; }

    /// <summary>Whether the developer signs in by browser, to see if the session outlives it.</summary>
    public bool SignIn { get; init; }

    /// <summary>Whether what is well is printed too.</summary>
    public bool Verbose { get; init; }
}
