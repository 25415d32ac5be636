using SsoAppNamespace;
using SsoAppNamespace.Desktop;
using SsoConfig.Desktop;

// The operating system starts this program with the browser's answer; it goes to the process that waits for it.
if (await SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options))
{
    return ExitCode.Done;
}

using var sso = SsoDesktop.CreateClient(OktaConfig.Options);

return args.Length == 0
    ? await new InteractiveConsole(new SignInViewModel(sso, new ProfileApi(sso, OktaConfig.Issuer))).RunAsync()
    : await CommandLine.RunAsync(sso, args);
