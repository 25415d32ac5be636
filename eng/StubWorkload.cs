namespace SsoConfig.Eng;

/// <summary>
/// The stand-in for the MAUI workload beside this checkout (<c>../shared/maui-api</c>), prepared once below the artifacts. With it the real
/// project files of Android, Apple and Windows heads restore and compile on a machine that has the SDK alone.
/// </summary>
public sealed class StubWorkload
{
    /// <summary>Why a test skips itself where the kit is not.</summary>
    public const string Absence = "The stub workload (../shared/maui-api beside this checkout) is not here.";

    private static readonly string Kit = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "maui-api");
    private static readonly string Folder = Path.Combine(Repository.Artifacts, "stub-workload");

    private static readonly Lazy<Task<StubWorkload>> Prepared = new(static () => RunPrepareAsync(CancellationToken.None));

    private StubWorkload() { }

    /// <summary>False for someone who has the repository alone.</summary>
    public static bool IsPresent => Directory.Exists(Kit);

    /// <summary>What a build needs in its environment to find the stub workload.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; } =
        new Dictionary<string, string?> { ["DOTNETSDK_WORKLOAD_PACK_ROOTS"] = Folder };

    /// <summary>
    /// Prepares the workload unless it is up to date: asked once a process; processes that ask at the same time wait for one another.
    /// </summary>
    /// <exception cref="CommandFailedException">It could not be prepared; the message has the command's output.</exception>
    public static Task<StubWorkload> PrepareAsync(CancellationToken cancellationToken = default) =>
        Prepared.Value.WaitAsync(cancellationToken);

    private static async Task<StubWorkload> RunPrepareAsync(CancellationToken cancellationToken)
    {
        await using var _ = await FolderLock.AcquireAsync(Folder, cancellationToken);

        // The kit builds its own tool below the temporary folder: a folder of our own there, or two checkouts build the same files at once.
        var temporary = Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;
        var environment = new Dictionary<string, string?>(PrivateDotnet.NeutralEnvironment)
        {
            ["TMPDIR"] = temporary,
            ["TEMP"] = temporary,
            ["TMP"] = temporary,
        };
        var kit = new StubWorkloadKit(Kit, Path.Combine(Folder, "kit"));
        await kit.CopyAsync(environment, cancellationToken);
        await kit.RunAsync(["prepare", Folder], environment, cancellationToken);
        var workload = new StubWorkload();
        await new StubBlazorWebView(Folder).AddAsync(
            new Dictionary<string, string?>([.. environment, .. workload.Environment]),
            cancellationToken
        );
        return workload;
    }
}
