using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>
/// Leaves the input that is being tried in a file, for the case that it ends the process; and ends the process itself for one that takes
/// too long.
/// </summary>
internal sealed class InputRecorder : IDisposable
{
    private const int Capacity = 64 * 1024;

    /// <summary>Thousands of times what an input takes, since the machine may have other work.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Timer _watch;
    private long _start;

    public InputRecorder(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, Capacity);
        _view = _file.CreateViewAccessor();
        _watch = new Timer(_ => EndIfStuck(), null, Patience, TimeSpan.FromSeconds(1));
    }

    /// <summary>The input that ended a process.</summary>
    public static byte[] Read(string path)
    {
        using var content = new BinaryReader(File.OpenRead(path));
        return content.ReadBytes(content.ReadInt32());
    }

    public void Begin(byte[] input)
    {
        var length = Math.Min(input.Length, Capacity - sizeof(int));
        _view.Write(0, length);
        _view.WriteArray(sizeof(int), input, 0, length);
        Volatile.Write(ref _start, Stopwatch.GetTimestamp());
    }

    public void End() => Volatile.Write(ref _start, 0);

    public void Dispose()
    {
        _watch.Dispose();
        _view.Dispose();
        _file.Dispose();
    }

    private void EndIfStuck()
    {
        var start = Volatile.Read(ref _start);
        if (start != 0 && Stopwatch.GetElapsedTime(start) > Patience)
        {
            Environment.FailFast($"One input took more than {Patience.TotalSeconds:0} s.");
        }
    }
}
