namespace SsoConfig.Demo.Reporting;

/// <summary>Where the steps are reported.</summary>
internal interface IReport
{
    void Add(StepResult result);

    /// <param name="picturesFolder">Where the pictures are.</param>
    /// <param name="keptFolder">Where the apps were left, if they were.</param>
    void Summarize(IReadOnlyList<StepResult> results, bool complete, string picturesFolder, string? keptFolder);
}
