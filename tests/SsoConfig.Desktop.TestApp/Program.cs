using SsoConfig;
using SsoConfig.Desktop;
using SsoConfig.Desktop.TestApp;

var options = AppOptions.FromEnvironment();
var desktopOptions = AppOptions.DesktopFromEnvironment();
if (await SsoDesktop.TryHandleCallbackAsync(args, options, desktopOptions))
{
    return Environment.ExitCode;
}

if (args is ["browse", var address])
{
    await UserAtBrowser.SignInAsync(new Uri(address));
    return 0;
}

if (args is ["unregister"])
{
    await SsoDesktop.UnregisterSchemeAsync(options, desktopOptions);
    return 0;
}

using var client = SsoDesktop.CreateClient(options, desktopOptions);

// The tests kill the process some time after this line.
Console.WriteLine("started");
switch (args)
{
    case ["sign-in"]:
        Report.SignIn(await client.SignInAsync());
        break;
    case ["check"]:
        Console.WriteLine((await client.CheckSessionAsync()).GetType().Name);
        break;
    case ["sign-out"]:
        Report.SignOut(await client.SignOutAsync());
        break;
    case ["token"]:
        Report.AccessToken(await client.GetAccessTokenAsync());
        break;
    case ["token-when", var file]:
        while (!File.Exists(file))
        {
            await Task.Delay(1);
        }

        Report.AccessToken(await client.GetAccessTokenAsync());
        break;
    case ["follow", var file]:
        await Following.UntilSignedOutAsync(client, file);
        break;
    case ["family"]:
        Console.WriteLine((await client.GetFamilySessionAsync())?.User.Name ?? "nobody");
        break;
    case ["who"]:
        Console.WriteLine((await client.GetSessionAsync())?.User.Email ?? "nobody");
        break;
    default:
        Console.Error.WriteLine($"Not a command: {string.Join(' ', args)}");
        return 2;
}

return 0;
