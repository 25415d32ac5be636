namespace SsoConfig.Provisioning;

/// <summary>What a script sees of a command.</summary>
internal static class ExitCodes
{
    /// <summary>Done, or everything is well.</summary>
    public const int Done = 0;

    /// <summary>Could not run: no connection, a token that was not accepted, a file that cannot be written.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, or a question without a terminal to ask it on.</summary>
    public const int WrongUsage = 2;

    /// <summary>Differences were found, or a dry run would change something.</summary>
    public const int Different = 3;

    /// <summary>Of a run that has made the differences go, or only shown them.</summary>
    public static int From(bool isDifferent, bool isDryRun) => isDifferent && isDryRun ? Different : Done;
}
