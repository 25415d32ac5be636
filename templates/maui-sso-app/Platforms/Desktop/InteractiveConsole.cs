using CommunityToolkit.Mvvm.Input;

namespace SsoAppNamespace.Desktop;

/// <summary>The page of the phone apps as a menu in a terminal, with the same view model.</summary>
internal sealed class InteractiveConsole(SignInViewModel model)
{
    private readonly (string Label, IAsyncRelayCommand Command)[] _actions =
    [
        ("Sign in", model.SignInCommand),
        ("Sign in with a prompt", model.SignInWithPromptCommand),
        ("Check session", model.CheckSessionCommand),
        ("Call API", model.CallApiCommand),
        ("Sign out of this app", model.SignOutOfThisAppCommand),
        ("Sign out and end the shared session", model.EndSharedSessionCommand),
    ];

    public async Task<int> RunAsync()
    {
        Console.CancelKeyPress += CancelActionOrQuit;
        await model.ShowSessionAsync();
        while (true)
        {
            ShowPage();
            var input = Console.ReadLine()?.Trim();
            if (input is null or "q")
            {
                return ExitCode.Done;
            }

            if (int.TryParse(input, out var number) && number >= 1 && number <= _actions.Length)
            {
                await RunAsync(_actions[number - 1].Command);
            }
        }
    }

    private async Task RunAsync(IAsyncRelayCommand command)
    {
        Console.WriteLine("\n  (press Ctrl+C to cancel)");
        await command.ExecuteAsync(null);
        Console.WriteLine($"\n  {model.LastResult}");
    }

    private void ShowPage()
    {
        Console.WriteLine($"\n{model.UserName}");
        if (model.SessionDuration.Length > 0)
        {
            Console.WriteLine(model.SessionDuration);
        }

        Console.WriteLine();
        for (var i = 0; i < _actions.Length; i++)
        {
            Console.WriteLine($"  {i + 1}  {_actions[i].Label}");
        }

        Console.WriteLine("  q  Quit");
        Console.Write("\n> ");
    }

    private void CancelActionOrQuit(object? sender, ConsoleCancelEventArgs key)
    {
        if (model.IsBusy)
        {
            key.Cancel = true;
            model.CancelCommand.Execute(null);
        }
    }
}
