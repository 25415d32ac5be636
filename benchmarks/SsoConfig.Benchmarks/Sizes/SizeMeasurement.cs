using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Sizes;

/// <summary>What each library adds to an app that is published with its runtime and trimmed.</summary>
internal static class SizeMeasurement
{
    private const long Noticeable = 10_000;

    private static readonly PhoneApp[] Apps = [PhoneApps.Plain, PhoneApps.Ours, PhoneApps.OidcClient, PhoneApps.Msal];

    public static async Task<string> RunAsync()
    {
        var published = new List<TrimmedApp>();
        foreach (var app in Apps)
        {
            published.Add(await TrimmedApp.PublishAsync(app));
        }

        return Describe(published);
    }

    private static string Describe(List<TrimmedApp> apps)
    {
        var (plain, ours) = (apps[0], apps[1]);
        var others = apps.Skip(2).Min(app => app.Size - plain.Size);
        return $"""
            ## What a phone app grows by

            A small app with services and an HTTP client, published with its runtime and trimmed (`--self-contained -p:PublishTrimmed=true`), for the desktop in
            place of a phone: without sign-in, and with each library, which signs in, shows who that is, gets an access token and signs out. Browser and
            storage are the app's own, except for MSAL's. Sizes are those of the assemblies as they are on disk.

            {Table.Of(
                ["", "assemblies", "ratio", "added", "ratio"],
                Apps.Zip(apps, (app, published) => (string[])
                [
                    app.Name, Table.Bytes(published.Size), Table.Ratio(published.Size, plain.Size),
                    Table.Bytes(published.Size - plain.Size), Table.Ratio(published.Size - plain.Size, ours.Size - plain.Size),
                ]))}

            What is added, by assembly; those that no library makes {Table.Bytes(Noticeable)} larger are one row.

            {Table.Of(["", .. Apps.Skip(1).Select(static app => app.Name)], Breakdown(apps))}

            {Target.AtMost("no more than the smaller of the other two", ours.Size - plain.Size, others, Table.Bytes, "the rows above say for what")}
            """;
    }

    private static IEnumerable<string[]> Breakdown(List<TrimmedApp> apps)
    {
        var plain = apps[0];
        long[] Added(string assembly) => [.. apps.Skip(1).Select(app => app.SizeOf(assembly) - plain.SizeOf(assembly))];

        var all = apps.SelectMany(static app => app.Assemblies.Keys).Distinct().Select(name => (Name: name, Added: Added(name))).ToList();
        var large = all.Where(static one => one.Added.Max() >= Noticeable)
            .OrderByDescending(static one => one.Added[0])
            .ThenBy(static one => one.Name);
        var small = all.Where(static one => one.Added.Max() < Noticeable).ToList();
        return large
            .Select(static one => (string[])[one.Name, .. one.Added.Select(Cell)])
            .Append(["all others", .. apps.Skip(1).Select((_, i) => Cell(small.Sum(one => one.Added[i])))]);
    }

    private static string Cell(long bytes) => bytes == 0 ? "–" : Table.Bytes(bytes);
}
