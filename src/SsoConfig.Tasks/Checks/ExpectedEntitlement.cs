namespace SsoConfig.Tasks.Checks;

/// <summary>An entry that an array of the app's entitlements must have, and what in okta.json asks for it.</summary>
/// <param name="Key">The key of okta.json, such as <c>nativeSso</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Entitlement">The key of the array, such as <c>keychain-access-groups</c>.</param>
/// <param name="Entry">The string in it. It may start with <c>$(AppIdentifierPrefix)</c>, which the signing replaces.</param>
/// <param name="AppleSide">What a developer does on Apple's side for it: one sentence.</param>
/// <param name="File">Full path of the file that gives the value.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <seealso href="https://developer.apple.com/documentation/bundleresources/entitlements"/>
internal sealed record ExpectedEntitlement(
    string Key,
    string Value,
    string Entitlement,
    string Entry,
    string AppleSide,
    string File,
    int Line,
    int Column
) : ExpectedValue(Key, Value, File, Line, Column);
