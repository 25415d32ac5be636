using System.Globalization;
using System.Text;

namespace SsoConfig.OktaJson.Json;

/// <summary>Writes pieces of JSON, for proposals.</summary>
internal static class JsonText
{
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~')
            {
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }

    public static string QuoteList(IReadOnlyList<string> values)
    {
        var list = new StringBuilder("[");
        for (var i = 0; i < values.Count; i++)
        {
            list.Append(i == 0 ? string.Empty : ", ").Append(Quote(values[i]));
        }

        return list.Append(']').ToString();
    }
}
