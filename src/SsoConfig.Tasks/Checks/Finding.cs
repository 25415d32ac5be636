namespace SsoConfig.Tasks.Checks;

/// <summary>A place where a built manifest and okta.json disagree.</summary>
/// <param name="Code">One of <see cref="ManifestRules"/>.</param>
/// <param name="Expected">What okta.json says; the error is reported at its place.</param>
/// <param name="Message">Both values, both files, and what to do.</param>
/// <param name="IsWarning">Whether the app still signs in.</param>
internal sealed record Finding(string Code, ExpectedValue Expected, string Message, bool IsWarning = false);
