namespace SsoConfig.Maui.Callbacks;

/// <summary>What became of a URI that came to the app.</summary>
internal enum CallbackDelivery
{
    /// <summary>Nobody waited for it: nothing has changed and nothing is shown.</summary>
    Ignored,

    /// <summary>It ended the visit that was open.</summary>
    EndedVisit,

    /// <summary>It ended a sign-in that no visit waited for.</summary>
    ResumedSignIn,
}
