namespace Shop;

public partial class MainPage : ContentPage
{
    public MainPage() => InitializeComponent();
}
