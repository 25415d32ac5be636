namespace SsoConfig;

/// <summary>How one step of a sign-out ended. The nested types are all there are.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    /// <summary>It is done.</summary>
    public sealed record Done : StepOutcome;

    /// <summary>There was nothing to do.</summary>
    /// <param name="Reason">Why, for a developer.</param>
    public sealed record NotNeeded(string Reason) : StepOutcome;

    /// <summary>The provider does not offer it.</summary>
    public sealed record NotSupported : StepOutcome;

    /// <summary>The person closed the browser before the provider answered.</summary>
    public sealed record Cancelled : StepOutcome;

    /// <summary>It was tried and did not succeed.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failed(SsoError Error) : StepOutcome;
}
