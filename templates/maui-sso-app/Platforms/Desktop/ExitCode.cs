namespace SsoAppNamespace.Desktop;

/// <summary>The exit codes of the commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>Nobody is signed in, there is no session, or the provider needs the user's input.</summary>
    public const int NoSession = 3;

    public const int Cancelled = 4;
}
