#pragma warning disable IDE0130 // In the place of MAUI's own type.
namespace Microsoft.Maui.ApplicationModel;

#pragma warning restore IDE0130

internal sealed class AppInfo
{
    public static AppInfo Current { get; } = new();

    public string Name => "First";
}
