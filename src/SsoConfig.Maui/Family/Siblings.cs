using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace SsoConfig.Maui.Family;

/// <summary>Finds the apps of the family, decides which are trusted, and calls those, all at the same time.</summary>
internal sealed class Siblings(IInstalledApps apps, FamilyTrust trust, ISiblingCalls calls, TimeProvider timeProvider, ILogger? logger)
    : ISiblings
{
    /// <summary>
    /// How long an app may take. The system may have to start it first; the user waits for a sign-in meanwhile.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private static readonly Action<ILogger, string, Exception?> LogOtherCertificate = LoggerMessage.Define<string>(
        LogLevel.Warning,
        new EventId(1, "FamilyOtherCertificate"),
        "'{Package}' declares this family, but is signed with another certificate, so nothing is shared with it. A debug build and a "
            + "released app, or two debug builds of different machines, do not share a sign-in."
    );

    private static readonly Action<ILogger, string, string, Exception?> LogNoResponse = LoggerMessage.Define<string, string>(
        LogLevel.Information,
        new EventId(2, "FamilyNoResponse"),
        "'{Package}' of this family did not respond ({Reason})."
    );

    public async Task<IReadOnlyList<FamilyEntry>> AskAsync(CancellationToken cancellationToken)
    {
        var responses = await CallAllAsync(FamilyMessages.Read, null, cancellationToken).ConfigureAwait(false);
        return responses.Select(FamilyEntry.Parse).ToArray();
    }

    public Task TellDeletedAsync(FamilyEntry deleted, CancellationToken cancellationToken) =>
        CallAllAsync(FamilyMessages.Delete, deleted.Generation.ToString(CultureInfo.InvariantCulture), cancellationToken);

    private Task<string?[]> CallAllAsync(string method, string? argument, CancellationToken cancellationToken) =>
        Task.WhenAll(FindTrusted().Select(member => CallAsync(member, method, argument, cancellationToken)));

    private List<FamilyMember> FindTrusted()
    {
        var trusted = new List<FamilyMember>();
        foreach (var member in apps.FindMembers())
        {
            var decision = trust.Decide(member);
            if (decision == TrustDecision.Trusted)
            {
                trusted.Add(member);
            }
            else if (decision == TrustDecision.OtherCertificate && logger is not null)
            {
                LogOtherCertificate(logger, member.Package, null);
            }
        }

        return trusted;
    }

    private async Task<string?> CallAsync(FamilyMember member, string method, string? argument, CancellationToken cancellationToken)
    {
        try
        {
            var response = await calls
                .CallAsync(member.Authority, method, argument, cancellationToken)
                .WaitAsync(Timeout, timeProvider, cancellationToken)
                .ConfigureAwait(false);
            if (response is null)
            {
                LogReason(member, "it refused");
            }

            return response;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
        {
            // What platforms throw for an app that crashes, is being updated or refuses has no common type. Its message may hold anything.
            LogReason(member, exception.GetType().Name);
            return null;
        }
    }

    private void LogReason(FamilyMember member, string reason)
    {
        if (logger is not null)
        {
            LogNoResponse(logger, member.Package, reason, null);
        }
    }
}
