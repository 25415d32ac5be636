namespace SsoConfig.Demo.Reporting;

/// <summary>Where the story is told.</summary>
internal interface IReport
{
    void Add(StepResult result);

    /// <param name="picturesFolder">Where the pictures lie.</param>
    /// <param name="keptFolder">Where the apps were left, if they were.</param>
    void Summarize(IReadOnlyList<StepResult> results, bool complete, string picturesFolder, string? keptFolder);
}
