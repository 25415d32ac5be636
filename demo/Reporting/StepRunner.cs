using System.Diagnostics;

namespace SsoConfig.Demo.Reporting;

/// <summary>Runs the steps in order, times each and reports it at once.</summary>
internal sealed class StepRunner(IReport report, CancellationToken cancellationToken)
{
    private readonly List<StepResult> _results = [];

    public IReadOnlyList<StepResult> Results => _results;

    /// <param name="step">What is done, in a few words.</param>
    /// <param name="action">Does it and returns what was seen.</param>
    /// <exception cref="StepFailedException">The step did not hold; it has been reported.</exception>
    public async Task RunAsync(string step, Func<CancellationToken, Task<string>> action)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var detail = await action(cancellationToken);
            Add(new StepResult(step, true, watch.ElapsedMilliseconds, detail));
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Add(new StepResult(step, false, watch.ElapsedMilliseconds, problem.Message));
            throw new StepFailedException(problem.Message);
        }
    }

    private void Add(StepResult result)
    {
        _results.Add(result);
        report.Add(result);
    }
}
