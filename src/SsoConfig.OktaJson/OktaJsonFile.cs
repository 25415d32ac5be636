namespace SsoConfig.OktaJson;

/// <summary>What a file is to the app that is being built.</summary>
internal enum OktaJsonKind
{
    /// <summary><c>okta.org.json</c> in a folder above: what a family of apps shares.</summary>
    Organization,

    /// <summary><c>okta.json</c> of the app.</summary>
    App,

    /// <summary><c>okta.&lt;environment&gt;.json</c> beside it.</summary>
    Environment,

    /// <summary>A file of another app of the family.</summary>
    Sibling,
}

/// <summary>A file to read.</summary>
/// <param name="Path">The path that diagnostics name. Full, so that layers and siblings can be told apart.</param>
/// <param name="Text">The content, or null where the file could not be read.</param>
internal sealed record OktaJsonFile(string Path, string? Text, OktaJsonKind Kind);
