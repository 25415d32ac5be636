using Android.App;
using Android.Content.PM;

namespace First;

[Activity(Theme = "@style/Maui.SplashTheme", MainLauncher = true, Exported = true, LaunchMode = LaunchMode.SingleTop)]
public class MainActivity : MauiAppCompatActivity;
