namespace SsoConfig.OktaJson.Values;

/// <summary>The edit distance between two words: insertions, deletions and replacements.</summary>
internal static class EditDistance
{
    /// <summary>Whether <paramref name="limit"/> edits turn one word into the other.</summary>
    public static bool IsAtMost(int limit, string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return false;
        }

        var previous = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
            }

            previous = current;
        }

        return previous[right.Length] <= limit;
    }
}
