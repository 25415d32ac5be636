namespace SsoConfig.LocalOrg;

/// <summary>The local org cannot run as it was asked to. The message names what is wrong and what to write instead.</summary>
public sealed class LocalOrgException(string message, Exception? cause = null) : Exception(message, cause);
