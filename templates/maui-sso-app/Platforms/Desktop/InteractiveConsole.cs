using CommunityToolkit.Mvvm.Input;

namespace SsoAppNamespace.Desktop;

/// <summary>The page of the phone apps, in a terminal: the same view model, its six actions as a menu.</summary>
internal sealed class InteractiveConsole(SignInViewModel model)
{
    private readonly (string Label, IAsyncRelayCommand Command)[] _actions =
    [
        ("Sign in", model.SignInCommand),
        ("Sign in, always ask", model.SignInFreshCommand),
        ("Check session", model.CheckSessionCommand),
        ("Call with a fresh token", model.CallApiCommand),
        ("Sign out here", model.SignOutHereCommand),
        ("Sign out everywhere", model.SignOutEverywhereCommand),
    ];

    public async Task<int> RunAsync()
    {
        Console.CancelKeyPress += CancelActionOrQuit;
        await model.ShowSessionAsync();
        while (true)
        {
            ShowPage();
            var answer = Console.ReadLine()?.Trim();
            if (answer is null or "q")
            {
                return ExitCode.Done;
            }

            if (int.TryParse(answer, out var number) && number >= 1 && number <= _actions.Length)
            {
                await RunAsync(_actions[number - 1].Command);
            }
        }
    }

    private async Task RunAsync(IAsyncRelayCommand command)
    {
        Console.WriteLine("\n  (Ctrl+C cancels)");
        await command.ExecuteAsync(null);
        Console.WriteLine($"\n  {model.LastResult}");
    }

    private void ShowPage()
    {
        Console.WriteLine($"\n{model.Who}");
        if (model.Details.Length > 0)
        {
            Console.WriteLine(model.Details);
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
