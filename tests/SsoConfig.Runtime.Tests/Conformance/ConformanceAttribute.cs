namespace SsoConfig.Tests.Conformance;

/// <summary>
/// Says which assertion of <see cref="Checklist"/> a test makes, and which module of the OpenID Foundation's suite it is modelled on.
/// </summary>
/// <param name="id">An id of the checklist.</param>
/// <param name="module">A client (RP) module of the suite, without its common prefix.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ConformanceAttribute(string id, string? module = null) : Attribute
{
    public string Id => id;

    public string? Module => module;
}
