namespace SsoAppNamespace;

/// <summary>The result of an API call.</summary>
public abstract record ApiResult
{
    private ApiResult()
    {
    }

    public sealed record Succeeded(string Name) : ApiResult;

    public sealed record SignedOut : ApiResult;

    public sealed record Failed(string Reason) : ApiResult;
}
