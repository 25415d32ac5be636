using SsoConfig.Eng.Machine;

namespace SsoConfig.Eng.Tools;

/// <summary>libplist's converter between the formats of property lists, a reader of Apple's formats that is not ours.</summary>
public static class Plistutil
{
    /// <summary>Why a test skips itself.</summary>
    public const string Absence = "plistutil is not installed (Debian: libplist-utils).";

    public static bool IsPresent => ProgramPath.Find("plistutil") is not null;

    /// <summary>Converts a property list.</summary>
    /// <param name="format"><c>xml</c> or <c>bin</c>.</param>
    /// <exception cref="InvalidOperationException">The file is not a property list.</exception>
    public static async Task ConvertAsync(string input, string output, string format, CancellationToken cancellationToken)
    {
        var outcome = await Command.RunAsync(
            "plistutil",
            ["-i", input, "-o", output, "-f", format],
            Path.GetDirectoryName(input)!,
            cancellationToken: cancellationToken
        );

        // It exits with 0 even for a file that it cannot read.
        if (!outcome.Succeeded || new FileInfo(output) is not { Exists: true, Length: > 0 })
        {
            throw new InvalidOperationException($"plistutil does not accept {input}:\n{outcome.Output}");
        }
    }
}
