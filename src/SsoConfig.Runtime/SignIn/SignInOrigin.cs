namespace SsoConfig.SignIn;

/// <summary>Where the tokens of a sign-in come from.</summary>
/// <param name="Method">The way.</param>
/// <param name="BrowserName">The browser that the user was in, if it is known.</param>
internal sealed record SignInOrigin(SignInMethod Method, string? BrowserName);
