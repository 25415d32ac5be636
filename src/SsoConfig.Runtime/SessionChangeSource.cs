namespace SsoConfig;

/// <summary>Who changed the sign-in of this app.</summary>
public enum SessionChangeSource
{
    /// <summary>This process, by a call of <see cref="SsoClient"/>.</summary>
    ThisProcess,

    /// <summary>Another process of this app, over the token store that they share.</summary>
    AnotherProcess,

    /// <summary>
    /// The provider, when the tokens were to be renewed: it has revoked the sign-in, or its response was about another one.
    /// </summary>
    Provider,

    /// <summary>This device: the key that the tokens are bound to (<see cref="SsoOptions.UseDPoP"/>) is gone or was invalidated.</summary>
    Device,
}
