namespace SsoConfig.Generator.Tests.Hostile;

/// <summary>Values that try to be more than a value: in C#, XML, a comment, MSBuild or a shell, or for the eye of the reader.</summary>
internal static class HostileValues
{
    private static readonly string[] Injections =
    [
        "\"", "\\", "\\\"", "\\\\\"", "\"\"", "\"\"\"", "\"\"\"\"", "@\"", "$\"{", "$@\"", "'", "\\'", "`", "\";", "\"; //", "\");", "\"+\"",
        "\"; System.Environment.Exit(1); //", "\"; } class Evil { } class B { string s = \"", "\" + System.Environment.MachineName + \"",
        "*/", "/*", "*/ class Evil { } /*", "//", "///", "/// <summary>", "\n", "\r", "\r\n", "\n#error Evil", "\r\n#if false", "\n#pragma warning disable",
        "\nclass Evil { }", "\n[assembly: System.Obsolete]", "\u2028class Evil { }", "\u2029class Evil { }", "\u0085class Evil { }", "\fclass Evil { }", "\vclass Evil { }",
        "]]>", "<![CDATA[", "<!--", "-->", "</summary>", "</c></summary>", "<evil/>", "<see cref=\"Evil\"/>", "&", "&amp;", "&lt;", "&#10;", "&#x22;", "&evil;", "<?xml version=\"1.0\"?>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "</string><key>CFBundleURLTypes</key>", "</uap:Protocol>", "android:exported=\"true\"",
        "$(Evil)", "@(Evil)", "%(Evil)", "%24%28Evil%29", "$([System.IO.File]::ReadAllText('/etc/passwd'))", ";", "a;b#c", "#", "%3B", "..\\..\\evil", "../../evil", "C:\\evil", "\\\\evil\\share",
        "$(id)", "`id`", "${IFS}", "; id", "| id", "&& id", "|| id", "> evil", "< evil", "$'\\n'", "~", "*", "?", "!evil!", "%PATH%", "%n%s%x", "^", "-rf", "--help", "\0id",
        "{0}", "{{0}}", "{", "}", "{0:X}", "%s", "\\u0022", "\\x22", "\\042", "\\N", "\\0", "\\u000a", "\\U0001F600",
        "__arglist", "global::System", "default", "null", "true", "1", "-0", "1e400", "NaN",
        "a\u202Eb", "\u202Dx\u202C", "\u2066x\u2069", "\u200Fx", "e\u0301", "\U0001F468\u200D\U0001F469", "\U000E0041", "\uE000", "\uFDD0", "\uFFFE", "\uFFFF", "\U0010FFFF", "\uFF02", "\u02BA", "\u037E",
    ];

    /// <summary>All control characters, and all that are invisible or change the direction of what follows.</summary>
    private static readonly IEnumerable<int> Invisible = Enumerable.Range(0, 0x20)
        .Concat(Enumerable.Range(0x7F, 0x22))
        .Concat([0xAD, 0x061C, 0x1680, 0x180E])
        .Concat(Enumerable.Range(0x2000, 0x10))
        .Concat(Enumerable.Range(0x2028, 8))
        .Concat(Enumerable.Range(0x205F, 0x11))
        .Concat([0x3000, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]);

    public static IReadOnlyList<string> All { get; } =
        [.. Injections, .. Invisible.Select(static c => $"a{(char)c}b"), new string('"', 1000), new string('\\', 1001), string.Concat(Injections)];
}
