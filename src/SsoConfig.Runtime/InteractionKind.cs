namespace SsoConfig;

/// <summary>Which interaction of the user the provider requires (OpenID Connect Core 1.0, section 3.1.2.6).</summary>
public enum InteractionKind
{
    /// <summary><c>interaction_required</c>: something, the provider does not say what (a second factor, new terms).</summary>
    Unspecified,

    /// <summary><c>consent_required</c>: consent to what the app asks for.</summary>
    Consent,

    /// <summary><c>account_selection_required</c>: a choice among several accounts.</summary>
    AccountSelection,
}
