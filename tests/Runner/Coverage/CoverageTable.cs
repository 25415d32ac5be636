using System.Globalization;
using System.Text.Json;

namespace SsoConfig.Tests.Runner.Coverage;

/// <summary>Adds the test projects up: a line counts once, whichever of them has run it.</summary>
internal sealed class CoverageTable
{
    private readonly Dictionary<Place, bool> _lines = [];
    private readonly Dictionary<Place, bool> _branches = [];

    /// <param name="file">A report in coverlet's JSON: module, file, class, method, then its lines and branches. There is none where
    /// nothing was counted.</param>
    public void Add(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        using var report = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var module in report.RootElement.EnumerateObject())
        {
            foreach (var source in module.Value.EnumerateObject())
            {
                foreach (var method in source.Value.EnumerateObject().SelectMany(static type => type.Value.EnumerateObject()))
                {
                    AddMethod(new Place(module.Name, source.Name, method.Name, ""), method.Value);
                }
            }
        }
    }

    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            _lines
                .Keys.Select(static line => line.Module)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(module =>
                    $"{Path.GetFileNameWithoutExtension(module), -22}{Share(_lines, module), 9}{Share(_branches, module), 10}"
                )
                .Prepend($"{"Coverage", -22}{"lines", 9}{"branches", 10}")
        );

    private void AddMethod(Place method, JsonElement content)
    {
        foreach (var line in content.GetProperty("Lines").EnumerateObject())
        {
            // A line belongs to its file, whichever of the methods on it has run.
            Add(_lines, method with { Method = "", Point = line.Name }, line.Value.GetInt64());
        }

        foreach (var branch in content.GetProperty("Branches").EnumerateArray())
        {
            Add(
                _branches,
                method with
                {
                    Point = $"{branch.GetProperty("Line")}:{branch.GetProperty("Offset")}:{branch.GetProperty("Path")}",
                },
                branch.GetProperty("Hits").GetInt64()
            );
        }
    }

    private static void Add(Dictionary<Place, bool> places, Place place, long hits) =>
        places[place] = hits > 0 || places.GetValueOrDefault(place);

    private static string Share(Dictionary<Place, bool> places, string module)
    {
        var ofModule = places.Where(place => place.Key.Module == module).ToList();
        return ofModule.Count == 0
            ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{100.0 * ofModule.Count(static place => place.Value) / ofModule.Count:0.0} %");
    }

    private sealed record Place(string Module, string File, string Method, string Point);
}
