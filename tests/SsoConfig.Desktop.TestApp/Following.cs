namespace SsoConfig.Desktop.TestApp;

/// <summary>One line for each change of the sign-in, to the sign-out.</summary>
internal static class Following
{
    public static async Task UntilSignedOutAsync(SsoClient client, string file)
    {
        var signedOut = new TaskCompletionSource();
        client.SessionChanged += (_, change) =>
        {
            Console.WriteLine($"{change.Change} by {change.Source}: {(change.Session ?? change.PreviousSession)?.User.Email}");
            if (change.Change == SessionChange.SignedOut)
            {
                signedOut.SetResult();
            }
        };
        await client.GetSessionAsync();
        await File.WriteAllTextAsync(file, "");
        await signedOut.Task;
    }
}
