using ConsoleSample;
using SsoConfig;
using SsoConfig.Desktop;

// The operating system starts this program with the browser's response, which is passed on to the process that waits for it.
if (await SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options))
{
    return 0;
}

using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
switch (args)
{
    case ["sign-in"]:
        return Show(await sso.SignInAsync());
    case ["sign-out"]:
        var result = await sso.SignOutAsync();
        Console.WriteLine(result.IsComplete ? "Signed out." : "Signed out, but not everywhere: see SignOutResult for each step.");
        return 0;
    case []:
        Console.WriteLine(await sso.GetSessionAsync() is { } session ? $"Hello {session.User.Name}" : "Not signed in. Use sign-in.");
        return 0;
    default:
        Console.Error.WriteLine("Usage: ConsoleSample [sign-in | sign-out]");
        return 2;
}

static int Show(SignInResult result)
{
    Console.WriteLine(
        result switch
        {
            SignInResult.SignedIn { Session: var session } => $"Hello {session.User.Name}",
            SignInResult.Cancelled => "Cancelled.",
            SignInResult.Denied denied => $"The provider denied the sign-in: {denied.Description ?? denied.ErrorCode}",
            SignInResult.Failed { Error: var error } => error.Message,
            _ => throw new System.Diagnostics.UnreachableException(),
        }
    );
    return result is SignInResult.SignedIn ? 0 : 1;
}
