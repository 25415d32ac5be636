namespace First;

public sealed class App : Application
{
    protected override Window CreateWindow(IActivationState? activationState) => new(new ContentPage { Title = OktaConfig.RedirectScheme });
}
