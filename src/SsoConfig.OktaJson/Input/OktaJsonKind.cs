namespace SsoConfig.OktaJson.Input;

/// <summary>What a file is to the app that is built: its layers, from the weakest to the strongest, and the files of other apps.</summary>
internal enum OktaJsonKind
{
    /// <summary><c>okta.local-org.json</c> beside okta.json: values for debug builds where no other file has them.</summary>
    LocalOrg,

    /// <summary><c>okta.org.json</c> in a folder above: what a family of apps shares.</summary>
    Organization,

    /// <summary><c>okta.json</c> of the app.</summary>
    App,

    /// <summary><c>okta.&lt;environment&gt;.json</c> beside it.</summary>
    Environment,

    /// <summary>A file of another app of the family.</summary>
    Sibling,
}
