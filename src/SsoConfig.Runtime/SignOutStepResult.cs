namespace SsoConfig;

/// <summary>How one step of a sign-out ended: one of the nested types.</summary>
public abstract class SignOutStepResult
{
    private SignOutStepResult() { }

    /// <summary>The step succeeded.</summary>
    public sealed class Done : SignOutStepResult;

    /// <summary>There was nothing to do.</summary>
    /// <param name="reason">Why, for a developer.</param>
    public sealed class NotNeeded(string reason) : SignOutStepResult
    {
        /// <summary>Why, for a developer.</summary>
        public string Reason { get; } = reason;
    }

    /// <summary>The provider does not support it.</summary>
    public sealed class NotSupported : SignOutStepResult;

    /// <summary>The user closed the browser before the provider responded.</summary>
    public sealed class Cancelled : SignOutStepResult;

    /// <summary>The step failed.</summary>
    /// <param name="error">What went wrong.</param>
    public sealed class Failed(SsoError error) : SignOutStepResult
    {
        /// <summary>What went wrong.</summary>
        public SsoError Error { get; } = error;
    }
}
