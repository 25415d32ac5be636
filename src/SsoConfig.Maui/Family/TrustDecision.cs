namespace SsoConfig.Maui.Family;

/// <summary>Whether this app shares with another one, and why not.</summary>
internal enum TrustDecision
{
    /// <summary>An app of the family, signed like this one.</summary>
    Trusted,

    /// <summary>It is signed with another certificate: a stranger's app, or a debug build beside a released app.</summary>
    OtherCertificate,

    /// <summary>It is signed like this one, but is not another app of the family.</summary>
    OtherFamily,

    /// <summary>The system does not say which app it is: it was uninstalled in this moment, or is not visible.</summary>
    Unknown,
}
