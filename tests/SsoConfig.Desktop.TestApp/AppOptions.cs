namespace SsoConfig.Desktop.TestApp;

internal static class AppOptions
{
    public static SsoOptions FromEnvironment() => new()
    {
        Issuer = Variable("TEST_ISSUER"),
        ClientId = Variable("TEST_CLIENT_ID"),
        RedirectUri = Variable("TEST_SCHEME") + ":/callback",
        LogoutRedirectUri = Variable("TEST_SCHEME") + ":/logout",
    };

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The variable {name} is not set.");
}
