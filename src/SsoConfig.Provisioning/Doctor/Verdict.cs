namespace SsoConfig.Provisioning.Doctor;

/// <summary>What a check found out. <see cref="Unknown"/> counts neither as well nor as wrong.</summary>
internal enum Verdict
{
    Wrong,
    Unknown,
    Ok,
}
