using SsoConfig.Eng.Machine;

namespace SsoConfig.Eng.Tools;

/// <summary>OpenID providers of Debian that the client is tested against; each is started from its folder by the tests.</summary>
public static class ProviderPackages
{
    /// <summary>Written in C (https://github.com/babelouest/glewlwyd).</summary>
    public static UnpackedPackages Glewlwyd { get; } =
        new(
            "glewlwyd",
            ["glewlwyd"],
            ["dbconfig-common", "dbconfig-mysql", "default-mysql-client", "mariadb-client", "mariadb-client-core"]
        );

    /// <summary>
    /// Written in Perl (https://lemonldap-ng.org), with a web server for it. Its package only recommends or suggests the last two, and its
    /// OpenID Connect issuer does not load without them.
    /// </summary>
    public static UnpackedPackages LemonldapNg { get; } =
        new("lemonldap-ng", ["liblemonldap-ng-portal-perl", "starman", "libio-string-perl", "libstring-random-perl"], []);

    public static IReadOnlyList<UnpackedPackages> All { get; } = [Glewlwyd, LemonldapNg];
}
