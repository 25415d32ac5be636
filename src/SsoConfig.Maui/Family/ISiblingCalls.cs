using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Family;

/// <summary>Calls the provider of another app.</summary>
internal interface ISiblingCalls
{
    /// <summary>The answer, or <see langword="null"/> if the app refuses to answer. The system starts the app if it does not run.</summary>
    Task<string?> CallAsync(string authority, string method, string? argument, CancellationToken cancellationToken);
}
