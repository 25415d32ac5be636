namespace Shop;

public partial class AppShell : Shell
{
    public AppShell() => InitializeComponent();
}
