using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>A task that compares or combines manifests with okta.json.</summary>
public abstract class ManifestTask : OktaTask
{
    private protected sealed override void Run(OktaConfiguration configuration) => Run(configuration.Schemes);

    /// <param name="schemes">What okta.json says; empty when it has errors, which the compiler reports.</param>
    private protected abstract void Run(IReadOnlyList<ExpectedScheme> schemes);
}
