using System.ComponentModel;

namespace SsoAppNamespace;

public partial class MainPage : ContentPage
{
    private readonly SignInViewModel _model;

    public MainPage(SignInViewModel model)
    {
        InitializeComponent();
        BindingContext = _model = model;
        _model.PropertyChanged += AnnounceResult;
    }

    protected override async void OnAppearing()
    {
        base.OnAppearing();
        await _model.ShowSessionAsync();
    }

    /// <summary>Somebody who does not see the page hears what came of a button.</summary>
    private void AnnounceResult(object? sender, PropertyChangedEventArgs change)
    {
        if (change.PropertyName == nameof(SignInViewModel.LastResult))
        {
            SemanticScreenReader.Announce(_model.LastResult);
        }
    }
}
