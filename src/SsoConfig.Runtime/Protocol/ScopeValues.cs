namespace SsoConfig.Protocol;

/// <summary>Scopes between single spaces, each once (RFC 6749, section 3.3).</summary>
internal static class ScopeValues
{
    /// <returns>The scopes, or <see langword="null"/> if there are none.</returns>
    /// <exception cref="ArgumentException">One of them has a character that no scope may have.</exception>
    public static string? Check(string? scopes)
    {
        string[] values = [.. (scopes ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (Array.Find(values, static value => !value.All(IsScopeCharacter)) is { } wrong)
        {
            throw new ArgumentException(
                $"'{wrong}' cannot be a scope. Use printable ASCII without '\"' and '\\', and one space between two.",
                nameof(scopes)
            );
        }

        return values.Length == 0 ? null : string.Join(' ', values);
    }

    /// <summary>Those of both, in order.</summary>
    public static string Join(string scopes, string? more) =>
        string.Join(' ', $"{scopes} {more}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct());

    private static bool IsScopeCharacter(char c) => c is > ' ' and <= '~' and not '"' and not '\\';
}
