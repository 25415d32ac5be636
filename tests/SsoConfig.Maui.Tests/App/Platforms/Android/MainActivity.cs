using Android.App;

namespace First;

[Activity(MainLauncher = true)]
public class MainActivity : MauiAppCompatActivity;
