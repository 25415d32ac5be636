using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>Calls the provider of another app.</summary>
internal interface ISiblingCalls
{
    /// <summary>The response, or <see langword="null"/> if the app refuses. The system starts the app if it does not run.</summary>
    Task<string?> CallAsync(string authority, string method, string? argument, CancellationToken cancellationToken);
}
