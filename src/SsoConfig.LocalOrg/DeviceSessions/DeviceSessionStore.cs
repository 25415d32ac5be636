using System.Collections.Immutable;
using System.Text.Json;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// The device sessions, in OpenIddict's database. The device secret is a reference token, of which the database has the hash only. Each app
/// takes part with an authorization of its own, which has the id of the session: they can be revoked together, and OpenIddict refuses the
/// tokens of a revoked authorization.
/// </summary>
internal sealed class DeviceSessionStore(
    IOpenIddictTokenManager tokens,
    IOpenIddictAuthorizationManager authorizations,
    IOpenIddictApplicationManager clients,
    LocalOrgOptions options
)
{
    private const string EntryType = NativeSsoNames.DeviceSecret;
    private const string FamilyProperty = "family";
    private const string SidProperty = "sid";
    private const string SessionProperty = "device_session";

    /// <summary>Begins a session. It lasts as long as a refresh token.</summary>
    public async Task<(DeviceSession Session, string Secret)> BeginAsync(
        string subject,
        string sid,
        string family,
        CancellationToken cancellationToken
    )
    {
        var secret = DeviceSecret.Create();
        var now = options.TimeProvider.GetUtcNow();
        var descriptor = new OpenIddictTokenDescriptor
        {
            Type = EntryType,
            Status = Statuses.Valid,
            Subject = subject,
            ReferenceId = secret,
            CreationDate = now,
            ExpirationDate = now + options.RefreshTokenLifetime,
            Properties =
            {
                [FamilyProperty] = JsonSerializer.SerializeToElement(family),
                [SidProperty] = JsonSerializer.SerializeToElement(sid),
            },
        };
        var entry = await tokens.CreateAsync(descriptor, cancellationToken);
        return (await SessionOfAsync(entry, cancellationToken), secret);
    }

    /// <summary>The session of this secret; null if there is none, or if it has ended.</summary>
    public async Task<DeviceSession?> FindAsync(string? secret, CancellationToken cancellationToken) =>
        secret is { Length: > 0 }
        && await tokens.FindByReferenceIdAsync(secret, cancellationToken) is { } entry
        && await tokens.HasTypeAsync(entry, EntryType, cancellationToken)
        && await tokens.HasStatusAsync(entry, Statuses.Valid, cancellationToken)
        && !await IsExpiredAsync(entry, cancellationToken)
            ? await SessionOfAsync(entry, cancellationToken)
            : null;

    /// <summary>Makes an existing sign-in of an app part of the session.</summary>
    /// <returns>Whether the session has not been ended in the meantime.</returns>
    public async Task<bool> JoinAsync(DeviceSession session, string authorizationId, CancellationToken cancellationToken)
    {
        var authorization =
            await authorizations.FindByIdAsync(authorizationId, cancellationToken)
            ?? throw new InvalidOperationException("The authorization of the code does not exist.");
        var descriptor = new OpenIddictAuthorizationDescriptor();
        await authorizations.PopulateAsync(descriptor, authorization, cancellationToken);
        descriptor.Properties[SessionProperty] = JsonSerializer.SerializeToElement(session.Id);
        await authorizations.UpdateAsync(authorization, descriptor, cancellationToken);
        return await IsAliveAsync(session, cancellationToken);
    }

    /// <summary>Adds an app that has no sign-in of its own.</summary>
    /// <returns>The id of its authorization; null if the session has been ended in the meantime.</returns>
    public async Task<string?> AddAsync(
        DeviceSession session,
        string clientId,
        ImmutableArray<string> scopes,
        CancellationToken cancellationToken
    )
    {
        var client = (await clients.FindByClientIdAsync(clientId, cancellationToken))!;
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = await clients.GetIdAsync(client, cancellationToken),
            CreationDate = options.TimeProvider.GetUtcNow(),
            Status = Statuses.Valid,
            Subject = session.Subject,
            Type = AuthorizationTypes.AdHoc,
            Properties = { [SessionProperty] = JsonSerializer.SerializeToElement(session.Id) },
        };
        descriptor.Scopes.UnionWith(scopes);
        var authorization = await authorizations.CreateAsync(descriptor, cancellationToken);
        return await IsAliveAsync(session, cancellationToken) ? await authorizations.GetIdAsync(authorization, cancellationToken) : null;
    }

    /// <summary>A new secret for the session that an app takes part in, if the old one has expired.</summary>
    /// <returns>The new secret; null if none is due.</returns>
    public async Task<string?> RenewAsync(string? authorizationId, CancellationToken cancellationToken)
    {
        if (
            await EntryOfMemberAsync(authorizationId, cancellationToken) is not { } entry
            || !await IsExpiredAsync(entry, cancellationToken)
        )
        {
            return null;
        }

        var descriptor = new OpenIddictTokenDescriptor();
        await tokens.PopulateAsync(descriptor, entry, cancellationToken);
        descriptor.ReferenceId = DeviceSecret.Create();
        descriptor.ExpirationDate = options.TimeProvider.GetUtcNow() + options.RefreshTokenLifetime;
        var secret = descriptor.ReferenceId;
        try
        {
            await tokens.UpdateAsync(entry, descriptor, cancellationToken);
            return secret;
        }
        catch (OpenIddictExceptions.ConcurrencyException)
        {
            // Another app of the family gets the new secret at this moment.
            return null;
        }
    }

    /// <summary>Ends the session, with the tokens of all apps that take part in it.</summary>
    public async Task EndAsync(DeviceSession session, CancellationToken cancellationToken)
    {
        // In this order: an app that joins at the same moment either finds the secret revoked or has its authorization revoked here.
        if (await tokens.FindByIdAsync(session.Id, cancellationToken) is { } entry)
        {
            await tokens.TryRevokeAsync(entry, cancellationToken);
        }

        await foreach (var authorization in authorizations.FindBySubjectAsync(session.Subject, cancellationToken))
        {
            if (await SessionIdOfAsync(authorization, cancellationToken) == session.Id)
            {
                await authorizations.TryRevokeAsync(authorization, cancellationToken);
            }
        }
    }

    /// <summary>Asks the database, not the entities that this request has already read.</summary>
    private async Task<bool> IsAliveAsync(DeviceSession session, CancellationToken cancellationToken) =>
        await tokens.CountAsync(
            entries =>
                entries
                    .OfType<OpenIddictEntityFrameworkCoreToken>()
                    .Where(entry => entry.Id == session.Id && entry.Status == Statuses.Valid),
            cancellationToken
        ) == 1;

    private async Task<object?> EntryOfMemberAsync(string? authorizationId, CancellationToken cancellationToken) =>
        authorizationId is not null
        && await authorizations.FindByIdAsync(authorizationId, cancellationToken) is { } authorization
        && await SessionIdOfAsync(authorization, cancellationToken) is { } id
            ? await tokens.FindByIdAsync(id, cancellationToken)
            : null;

    private async Task<string?> SessionIdOfAsync(object authorization, CancellationToken cancellationToken) =>
        (await authorizations.GetPropertiesAsync(authorization, cancellationToken)).TryGetValue(SessionProperty, out var id)
            ? id.GetString()
            : null;

    private async Task<bool> IsExpiredAsync(object entry, CancellationToken cancellationToken) =>
        await tokens.GetExpirationDateAsync(entry, cancellationToken) <= options.TimeProvider.GetUtcNow();

    private async Task<DeviceSession> SessionOfAsync(object entry, CancellationToken cancellationToken)
    {
        var properties = await tokens.GetPropertiesAsync(entry, cancellationToken);
        return new DeviceSession(
            (await tokens.GetIdAsync(entry, cancellationToken))!,
            (await tokens.GetSubjectAsync(entry, cancellationToken))!,
            properties[FamilyProperty].GetString()!,
            properties[SidProperty].GetString()!,
            (await tokens.GetExpirationDateAsync(entry, cancellationToken))!.Value
        );
    }
}
