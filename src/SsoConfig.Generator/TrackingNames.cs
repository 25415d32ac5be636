namespace SsoConfig.Generator;

/// <summary>The names of the pipeline's steps, by which tests see what ran.</summary>
internal static class TrackingNames
{
    public const string Files = nameof(Files);
    public const string Documents = nameof(Documents);
    public const string Project = nameof(Project);
    public const string Result = nameof(Result);
    public const string Source = nameof(Source);
    public const string Diagnostics = nameof(Diagnostics);
}
