using System.Reflection;
using System.Runtime.CompilerServices;

namespace SsoConfig.Tests.Diagnostics;

/// <summary>A record prints its members by itself: those that hold tokens, a user or a URI must not.</summary>
public sealed class RecordTextTests
{
    /// <summary>What holds settings, names of APIs or nothing of its own.</summary>
    private static readonly string[] Harmless =
    [
        "SsoConfig.Protocol.ProviderDirectory+Entry",
        "SsoConfig.Protocol.RevocationOutcome",
        "SsoConfig.SsoClientOptions",
        "SsoConfig.SsoNativeSsoOptions",
        "SsoConfig.SsoOptions",
        "SsoConfig.Tokens.TokenTarget",
    ];

    [Fact]
    public void No_record_prints_a_secret_or_a_user() =>
        Assert.Equal(
            Harmless,
            typeof(SsoClient)
                .Assembly.GetTypes()
                .Where(static type =>
                    type.GetMethod(
                        nameof(ToString),
                        BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly,
                        Type.EmptyTypes
                    )
                        is { } text
                    && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
                    && text.IsDefined(typeof(CompilerGeneratedAttribute))
                )
                .Select(static type => type.FullName)
                .Order(StringComparer.Ordinal)
        );
}
