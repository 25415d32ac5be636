using SsoAppNamespace;
using SsoAppNamespace.Desktop;
using SsoConfig.Desktop;

// The operating system starts this program with the browser's response, which is passed on to the process that waits for it.
if (await SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options))
{
    return ExitCode.Done;
}

using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
using var api = new ProfileApi(sso, OktaConfig.Issuer);

return args.Length == 0
    ? await new InteractiveConsole(new SignInViewModel(sso, api)).RunAsync()
    : await CommandLine.RunAsync(sso, args);
