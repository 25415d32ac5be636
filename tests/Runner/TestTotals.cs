namespace SsoConfig.Tests.Runner;

/// <summary>Counts over all test projects.</summary>
internal sealed class TestTotals
{
    private int _skipped;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void Add(TestReport report)
    {
        Passed += report.Passed;
        Failed += report.Failures.Count;
        _skipped += report.Skips.Count;
    }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {_skipped} skipped";
}
