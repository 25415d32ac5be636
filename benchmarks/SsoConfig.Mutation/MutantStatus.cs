namespace SsoConfig.Mutation;

/// <summary>
/// The statuses of the mutation testing report that count (https://github.com/stryker-mutator/mutation-testing-elements).
/// </summary>
internal static class MutantStatus
{
    public const string Killed = "Killed";
    public const string Timeout = "Timeout";
    public const string Survived = "Survived";
    public const string NoCoverage = "NoCoverage";
}
