using System.Collections.Generic;

namespace SsoConfig.Maui.Family;

/// <summary>What Android knows about the installed apps.</summary>
internal interface IInstalledApps
{
    /// <summary>This app.</summary>
    string OwnPackage { get; }

    /// <summary>The apps with a provider for the family's action, this one among them.</summary>
    IReadOnlyList<FamilyMember> FindMembers();

    /// <summary>The certificates of an app, or <see langword="null"/> if it is not installed or not visible.</summary>
    SigningCertificates? FindCertificates(string package);

    /// <summary>The apps that run under a user id: one, or several that share it.</summary>
    IReadOnlyList<string> FindPackages(int userId);
}
