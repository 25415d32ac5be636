namespace SsoConfig.LocalOrg.Sessions;

/// <summary>The forms that an authorization request can lead to.</summary>
internal enum FormKind
{
    SignIn,
    SelectAccount,
    Consent,
}
