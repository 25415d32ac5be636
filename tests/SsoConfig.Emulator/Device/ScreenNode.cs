namespace SsoConfig.Emulator.Device;

/// <summary>What uiautomator says about one view of an app, or one element of a page in the browser.</summary>
internal sealed record ScreenNode
{
    public required string Text { get; init; }

    public required string Description { get; init; }

    /// <summary><c>package:id/name</c> of a view; of an element in a page, its <c>id</c>.</summary>
    public required string ResourceId { get; init; }

    public required string ClassName { get; init; }

    public required string Package { get; init; }

    public required bool IsPassword { get; init; }

    public required bool IsEnabled { get; init; }

    public required Bounds Bounds { get; init; }

    /// <summary>What a user reads on it.</summary>
    public string Label => Text.Length > 0 ? Text : Description;

    public bool IsField => ClassName == "android.widget.EditText";

    /// <summary>Whether the app itself drew it; in a browser, whether it is not an element of the page.</summary>
    public bool IsViewOf(string package) => Package == package && ResourceId.StartsWith(package + ":id/", StringComparison.Ordinal);
}
