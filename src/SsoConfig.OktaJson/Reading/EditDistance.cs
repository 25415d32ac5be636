namespace SsoConfig.OktaJson;

/// <summary>How many slips of the finger are between two words.</summary>
internal static class EditDistance
{
    /// <summary>Whether <paramref name="limit"/> insertions, deletions and replacements turn one word into the other.</summary>
    public static bool IsAtMost(int limit, string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return false;
        }

        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
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
