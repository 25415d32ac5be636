using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>A task that compares or combines manifests with okta.json.</summary>
public abstract class ManifestTask : OktaTask
{
    /// <summary>The family that shares a sign-in without a browser; null where Native SSO is off.</summary>
    private protected ExpectedFamily? Family { get; private set; }

    private protected sealed override void Run(OktaConfiguration configuration)
    {
        Family = configuration.Family;
        Run(configuration.Schemes);
    }

    /// <param name="schemes">What okta.json says; empty when it has errors, which the compiler reports.</param>
    private protected abstract void Run(IReadOnlyList<ExpectedScheme> schemes);
}
