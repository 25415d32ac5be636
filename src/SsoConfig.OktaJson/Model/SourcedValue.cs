namespace SsoConfig.OktaJson.Model;

/// <summary>A value of the configuration and where it was found.</summary>
/// <param name="Origin">The file relative to the app's own, and the platform object if it was in one: <c>../okta.org.json ›
/// android</c>.</param>
internal sealed record SourcedValue(string Value, string Origin)
{
    public const string Default = "the default";

    /// <summary>Replaces a value that is missing or wrong; the error is reported already.</summary>
    public static SourcedValue Missing { get; } = new(string.Empty, "nowhere: it is missing");
}
