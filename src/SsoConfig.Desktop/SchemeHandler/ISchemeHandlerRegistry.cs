namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Where the operating system looks up which program opens the URIs of a scheme, for this user alone.</summary>
internal interface ISchemeHandlerRegistry
{
    /// <summary>Makes the command the scheme's handler; does nothing where it is already.</summary>
    /// <exception cref="SchemeHandlerException">Another app holds the scheme, or the system does not let it be registered.</exception>
    void Register(string scheme, string clientId, HandlerCommand command);

    /// <summary>Takes the registration away again; does nothing where there is none of ours.</summary>
    void Unregister(string scheme);
}
