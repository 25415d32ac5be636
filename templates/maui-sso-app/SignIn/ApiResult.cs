namespace SsoAppNamespace;

/// <summary>What an API call came to.</summary>
public abstract record ApiResult
{
    private ApiResult()
    {
    }

    public sealed record Answered(string Name) : ApiResult;

    public sealed record SignedOut : ApiResult;

    public sealed record Failed(string Reason) : ApiResult;
}
