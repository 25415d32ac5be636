using System.Diagnostics;

namespace SsoConfig.Reliability.Soak;

/// <summary>What there is after so many sign-ins, in the app's process and in the local org's.</summary>
internal sealed record SoakSample(
    int SignIns,
    long Heap,
    long WorkingSet,
    int Handles,
    int Files,
    long OrgWorkingSet,
    int OrgHandles,
    long Database
)
{
    public static SoakSample Take(int signIns, string storeFolder, int orgProcess, string orgFolder)
    {
        // What is still there after a collection is what grows.
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        using var own = Process.GetCurrentProcess();
        using var org = Process.GetProcessById(orgProcess);
        return new SoakSample(
            signIns,
            heap,
            own.WorkingSet64,
            own.HandleCount,
            Directory.GetFileSystemEntries(storeFolder).Length,
            org.WorkingSet64,
            org.HandleCount,
            new DirectoryInfo(orgFolder).EnumerateFiles("org.db*").Sum(static file => file.Length)
        );
    }
}
