using System.Windows;
using Samples;

namespace WpfSample;

public sealed partial class MainWindow : Window
{
    private readonly SignInModel _model;

    public MainWindow(SignInModel model)
    {
        InitializeComponent();
        DataContext = _model = model;
    }

    protected override async void OnContentRendered(EventArgs e)
    {
        base.OnContentRendered(e);
        await _model.ShowSessionAsync();
    }

    protected override void OnClosed(EventArgs e)
    {
        _model.Dispose();
        base.OnClosed(e);
    }

    private async void OnSignIn(object sender, RoutedEventArgs e) => await _model.SignInAsync();

    private async void OnSignOut(object sender, RoutedEventArgs e) => await _model.SignOutAsync();

    private void OnCancel(object sender, RoutedEventArgs e) => _model.Cancel();
}
