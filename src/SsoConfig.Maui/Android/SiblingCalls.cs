using System;
using System.Threading;
using System.Threading.Tasks;
using SsoConfig.Maui.Family;
using Application = Android.App.Application;
using Uri = Android.Net.Uri;

namespace SsoConfig.Maui.Android;

/// <summary>Calls through the content resolver, off the main thread: the call waits until the other app has started and answered.</summary>
internal sealed class SiblingCalls : ISiblingCalls
{
    public Task<string?> CallAsync(string authority, string method, string? argument, CancellationToken cancellationToken) =>
        Task.Run(() => Call(authority, method, argument), cancellationToken);

    private static string? Call(string authority, string method, string? argument)
    {
        var resolver = Application.Context.ContentResolver ?? throw new InvalidOperationException("The app has no content resolver.");
        using var uri = Uri.Parse($"content://{authority}") ?? throw new InvalidOperationException($"'{authority}' is no authority.");
        using var answer = resolver.Call(uri, method, argument, null);
        return answer?.GetString(FamilyMessages.Answer);
    }
}
