using Android.App;
using Android.Content;
using Android.OS;
using SsoConfig.Maui.Android;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Tests.Android;

public sealed class SiblingCallsTests
{
    private const string Authority = "com.second.app.sso";

    private readonly ContentResolver _resolver = new();

    public SiblingCallsTests() => Application.Context.ContentResolver = _resolver;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_of_the_family_responds()
    {
        _resolver.Respond = static (method, argument) => new Bundle(FamilyMessages.Response, $"{method} {argument}");

        Assert.Equal("delete 3", await CallAsync(FamilyMessages.Delete, "3"));
        Assert.Equal(1, Assert.Single(_resolver.Acquired).Releases);
    }

    [Fact]
    public async Task An_app_that_dies_while_it_is_asked_does_not_end_this_one()
    {
        _resolver.Respond = static (_, _) => throw new DeadObjectException();

        await Assert.ThrowsAsync<DeadObjectException>(static () => CallAsync(FamilyMessages.Read, null));

        Assert.False(_resolver.HasEndedThisApp);
        Assert.Equal(1, Assert.Single(_resolver.Acquired).Releases);
    }

    [Fact]
    public async Task An_app_that_refuses_responds_nothing() => Assert.Null(await CallAsync(FamilyMessages.Read, null));

    [Fact]
    public async Task An_app_that_was_uninstalled_is_an_error_that_names_it() =>
        Assert.Contains(
            "'com.other.app.sso'",
            (
                await Assert.ThrowsAsync<InvalidOperationException>(static () =>
                    new SiblingCalls().CallAsync("com.other.app.sso", FamilyMessages.Read, null, Cancel)
                )
            ).Message,
            StringComparison.Ordinal
        );

    private static Task<string?> CallAsync(string method, string? argument) =>
        new SiblingCalls().CallAsync(Authority, method, argument, Cancel);
}
