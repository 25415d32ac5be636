using System.Diagnostics;
using System.Text;
using SsoConfig.Eng.Fuzzing;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>Tries changed inputs for some time, keeps those that reach something new, and goes on with them.</summary>
internal sealed class FuzzLoop(FuzzTarget target, InputRecorder recorder)
{
    /// <summary>More than this for one input of 4 KB is a fault like any other.</summary>
    private const long MostBytes = 256 * 1024 * 1024;

    private readonly EdgeMap _edges = new();
    private readonly List<byte[]> _kept = [];
    private readonly Dictionary<string, string> _failures = [];
    private readonly Random _random = new();
    private long _inputs;

    public FuzzResult Run(TimeSpan time)
    {
        var mutator = new Mutator(_random, target.Words);
        foreach (var input in Corpus.Read(target.CorpusPath).Concat(target.Words.Select(Encoding.UTF8.GetBytes)))
        {
            Try(input);
        }

        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; )
        {
            Try(mutator.Change(Pick(), Pick()));
        }

        var smallest = Smallest();
        Corpus.Write(target.CorpusPath, smallest);
        return new FuzzResult(_inputs, _edges.Reached, smallest.Count, [.. _failures.Values]);
    }

    /// <summary>Rather a late one: it has got further.</summary>
    private byte[] Pick() => _kept[Math.Max(_random.Next(_kept.Count), _random.Next(_kept.Count))];

    private void Try(byte[] input)
    {
        _inputs++;
        if (Run(input) && (_edges.Learn() || _kept.Count == 0))
        {
            _kept.Add(input);
        }
    }

    private bool Run(byte[] input)
    {
        recorder.Begin(input);
        _edges.Clear();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Try(input);
            Promise.Holds(GC.GetAllocatedBytesForCurrentThread() - bytes < MostBytes, $"An input takes less than {MostBytes >> 20} MiB.");
            return true;
        }
        catch (Exception problem)
        {
            // One of a kind: the first place in the code, since a message may have the input in it.
            var place = problem
                .StackTrace?.Split('\n')
                .FirstOrDefault(static line =>
                    line.Contains("SsoConfig.", StringComparison.Ordinal) && !line.Contains("Promise", StringComparison.Ordinal)
                );
            _failures.TryAdd($"{problem.GetType()}{place}", $"{Corpus.Format(input)}\n{problem}");
            return false;
        }
        finally
        {
            recorder.End();
        }
    }

    /// <summary>From the smallest on, those that reach an edge that no smaller one does.</summary>
    private List<byte[]> Smallest()
    {
        var reached = new HashSet<int>();
        var smallest = new List<byte[]>();
        foreach (var input in _kept.OrderBy(static input => input.Length))
        {
            _edges.Clear();
            target.Try(input);
            var before = reached.Count;
            reached.UnionWith(_edges.LastEdges());
            if (reached.Count > before)
            {
                smallest.Add(input);
            }
        }

        return smallest;
    }
}
