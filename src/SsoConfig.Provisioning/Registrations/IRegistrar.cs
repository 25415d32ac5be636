using SsoConfig.Provisioning.Apps;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>One provider's way to register clients.</summary>
internal interface IRegistrar
{
    /// <summary>The provider and the credential, to be printed.</summary>
    string Description { get; }

    /// <summary>Compares; changes nothing.</summary>
    Task<RegistrationPlan> PlanAsync(AppClient app, CancellationToken cancellationToken);

    /// <summary>Makes the plan true, as far as the client id goes.</summary>
    /// <returns>The client id.</returns>
    Task<string> ApplyAsync(AppClient app, RegistrationPlan plan, CancellationToken cancellationToken);

    /// <summary>What is left to do once the client id is safe in okta.json.</summary>
    Task CompleteAsync(AppClient app, string clientId, CancellationToken cancellationToken);

    /// <summary>The registration that <see cref="RemoveAsync"/> would delete, in words; null where there is none.</summary>
    Task<string?> FindAsync(AppClient app, CancellationToken cancellationToken);

    /// <summary>Deletes the app's registration. Safe to repeat after an interruption.</summary>
    Task RemoveAsync(AppClient app, CancellationToken cancellationToken);
}
