namespace SsoConfig.Providers.Tests.Support;

/// <summary>A provider whose sign-in is not a form.</summary>
internal interface IHasScriptedPages
{
    IScriptedPages Pages { get; }
}
