using Avalonia.Controls;
using Avalonia.Interactivity;
using Samples;

namespace AvaloniaSample;

public sealed partial class MainWindow : Window
{
    public MainWindow() => InitializeComponent();

    private SignInModel Model => (SignInModel)DataContext!;

    protected override async void OnOpened(EventArgs e)
    {
        base.OnOpened(e);
        await Model.ShowSessionAsync();
    }

    private async void OnSignIn(object? sender, RoutedEventArgs e) => await Model.SignInAsync();

    private async void OnSignOut(object? sender, RoutedEventArgs e) => await Model.SignOutAsync();

    private void OnCancel(object? sender, RoutedEventArgs e) => Model.Cancel();
}
