using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SsoConfig.Eng;

/// <summary>
/// A copy of the stub workload's kit whose facts compile. Those of Android come from two sources: MAUI's classes do not list the abstract
/// members that they override, so a class of Android may not be asked for them. What is checked of our own code loses nothing but that one
/// error.
/// </summary>
/// <param name="source">The kit, which is never written to.</param>
/// <param name="target">Where the copy is.</param>
internal sealed partial class StubWorkloadKit(string source, string target)
{
    /// <summary>The interface whose members a class of MAUI's implements without listing them.</summary>
    private const string UnlistedInterface = "\tAnimation+IAnimationListener\t";

    private string Stamp => Path.Combine(target, "stamp.txt");

    /// <summary>Copies and mends the kit, unless the copy is of the kit as it is now.</summary>
    /// <exception cref="CommandFailedException">The kit could not read or write its facts.</exception>
    public async Task CopyAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var hash = await HashAsync(cancellationToken);
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, cancellationToken) == hash)
        {
            return;
        }

        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        foreach (var file in SourceFiles())
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllBytesAsync(copy, await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
        }

        var facts = Directory.CreateTempSubdirectory("sso-stub-facts-").FullName;
        try
        {
            await RunAsync(["data", "unpack", facts], environment, cancellationToken);
            var android = Path.Combine(facts, "android", "Mono.Android.tsv");
            await File.WriteAllTextAsync(android, Mend(await File.ReadAllTextAsync(android, cancellationToken)), cancellationToken);
            await RunAsync(["data", "pack", facts, Path.Combine(target, "data", "api.tsv.br")], environment, cancellationToken);
        }
        finally
        {
            Directory.Delete(facts, recursive: true);
        }

        await File.WriteAllTextAsync(Stamp, hash, cancellationToken);
    }

    /// <summary>Runs the copy's command.</summary>
    /// <exception cref="CommandFailedException">It failed.</exception>
    public async Task RunAsync(string[] arguments, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken) =>
        (
            await Command.RunAsync(
                "dotnet",
                ["run", "--project", Path.Combine(target, "StubWorkload"), "--", .. arguments],
                target,
                environment,
                cancellationToken
            )
        ).EnsureSucceeded();

    internal static string Mend(string facts)
    {
        var lines = AbstractMember().Replace(facts, "$1 virtual ").Split('\n');
        var isUnlisted = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("T\t", StringComparison.Ordinal))
            {
                isUnlisted = lines[i].Contains(UnlistedInterface, StringComparison.Ordinal);
            }
            else if (isUnlisted && lines[i].StartsWith("M\t", StringComparison.Ordinal))
            {
                // A default member of the interface.
                lines[i] += "\tD";
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"^([MP]\t(?:\[[^\t]*\] )?(?:public|protected|protected internal)) abstract (?!override)", RegexOptions.Multiline)]
    private static partial Regex AbstractMember();

    private IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(AbstractMember() + UnlistedInterface));
        foreach (var file in SourceFiles())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(source, file)));
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
