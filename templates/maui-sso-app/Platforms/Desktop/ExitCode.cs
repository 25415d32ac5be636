namespace SsoAppNamespace.Desktop;

/// <summary>What the process tells the script that started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>Nobody is signed in, there is no session, or the org wants to ask the person something first.</summary>
    public const int NoSession = 3;

    public const int Cancelled = 4;
}
