namespace SsoAppNamespace;

/// <summary>Shows the components. The sign-in opens the system browser: the web view has cookies of its own, and so no shared session.</summary>
public partial class MainPage : ContentPage
{
    public MainPage() => InitializeComponent();
}
