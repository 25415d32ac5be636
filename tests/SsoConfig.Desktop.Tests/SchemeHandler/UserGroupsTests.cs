using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class UserGroupsTests
{
    private static readonly string[] Passwd =
    [
        "root:x:0:0:root:/root:/bin/bash",
        "ada:x:1000:1000::/home/ada:/bin/sh",
        "ben:x:1001:1001::/home/ben:/bin/sh",
        "cleo:x:1002:100::/home/cleo:/bin/sh",
    ];

    private static readonly string[] Group =
    [
        "root:x:0:",
        "ada:x:1000:",
        "ben:x:1001:ada",
        "users:x:100:",
        "staff:x:50:",
        "wheel:x:10:root,ada",
        "project:x:2000:ada,ben",
        "broken",
        "adas:x:2001:ada",
    ];

    [Theory]
    [InlineData(0u, true)]
    [InlineData(1000u, true)]
    [InlineData(50u, true)]
    [InlineData(10u, true)]
    [InlineData(2001u, true)]
    [InlineData(1001u, false)]
    [InlineData(100u, false)]
    [InlineData(2000u, false)]
    [InlineData(4711u, false)]
    public void A_group_is_private_while_it_has_no_other_member(uint group, bool isPrivate)
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "There, only root and administrators count.");

        Assert.Equal(isPrivate, new UserGroups(Passwd, Group).IsPrivate(group, user: 1000));
    }
}
