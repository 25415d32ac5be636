namespace SsoConfig.Desktop.TestApp;

internal static class AppOptions
{
    public static SsoOptions FromEnvironment() =>
        new()
        {
            Issuer = Variable("TEST_ISSUER"),
            ClientId = Variable("TEST_CLIENT_ID"),
            RedirectUri = Variable("TEST_SCHEME") + ":/callback",
            LogoutRedirectUri = Variable("TEST_SCHEME") + ":/logout",
            NativeSso = Environment.GetEnvironmentVariable("TEST_FAMILY") is { } family
                ? new SsoNativeSsoOptions { Family = family, Audience = Variable("TEST_ISSUER") }
                : null,
        };

    /// <summary>Used by the process that waits and by the one that receives a response, as an app does.</summary>
    public static SsoDesktopOptions DesktopFromEnvironment() =>
        new()
        {
            StateFolder = Environment.GetEnvironmentVariable("TEST_STATE_FOLDER"),

            // Windows has one registry for each user: a test must not leave its scheme there.
            RegisterScheme = !OperatingSystem.IsWindows(),
            ClientOptions = new SsoClientOptions
            {
                // The tests say to the second when a token has expired.
                RefreshAhead = TimeSpan.Zero,
                TimeProvider = new ClockAhead(),
                HttpMessageHandler = Environment.GetEnvironmentVariable("TEST_NETWORK_LOG") is { } log ? new LoggingNetwork(log) : null,
            },
        };

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The variable {name} is not set.");
}
