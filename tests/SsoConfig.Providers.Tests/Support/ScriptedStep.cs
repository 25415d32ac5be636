namespace SsoConfig.Providers.Tests.Support;

/// <summary>One page that was passed.</summary>
internal sealed record ScriptedStep(Uri Next, bool IsSignIn);
