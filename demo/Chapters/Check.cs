namespace SsoConfig.Demo.Chapters;

/// <summary>What a step promises.</summary>
internal static class Check
{
    /// <exception cref="InvalidOperationException">It does not hold; the message says what was promised.</exception>
    public static void That(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"This should hold and does not: {promise}");
        }
    }
}
