using System.ComponentModel;

namespace SsoAppNamespace;

public partial class MainPage : ContentPage
{
    private readonly SignInViewModel _model;

    public MainPage(SignInViewModel model)
    {
        InitializeComponent();
        BindingContext = _model = model;
    }

    protected override async void OnAppearing()
    {
        base.OnAppearing();
        _model.PropertyChanged += AnnounceResult;
        await _model.ShowSessionAsync();
    }

    protected override void OnDisappearing()
    {
        _model.PropertyChanged -= AnnounceResult;
        base.OnDisappearing();
    }

    /// <summary>Lets a screen reader announce the result of an action.</summary>
    private void AnnounceResult(object? sender, PropertyChangedEventArgs change)
    {
        if (change.PropertyName == nameof(SignInViewModel.LastResult))
        {
            SemanticScreenReader.Announce(_model.LastResult);
        }
    }
}
