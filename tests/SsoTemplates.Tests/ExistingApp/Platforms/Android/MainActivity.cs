using Android.App;
using Android.Content;
using Android.Content.PM;

namespace Shop;

[Activity(Theme = "@style/Maui.SplashTheme", MainLauncher = true, LaunchMode = LaunchMode.SingleTop)]
[IntentFilter([Intent.ActionView], Categories = [Intent.CategoryDefault, Intent.CategoryBrowsable], DataScheme = "shop-links")]
public class MainActivity : MauiAppCompatActivity { }
