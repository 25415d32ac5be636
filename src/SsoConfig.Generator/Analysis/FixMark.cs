namespace SsoConfig.Generator.Analysis;

/// <summary>The hidden diagnostic by which the analyzer hands a correction to an editor, and the properties it carries.</summary>
internal static class FixMark
{
    public const string Id = "SSO099";

    /// <summary>What an editor offers.</summary>
    public const string Title = "title";

    /// <summary>The id of the rule that is broken.</summary>
    public const string Rule = "rule";

    /// <summary>The piece of the file to replace, in UTF-16 code units, and the text to put there.</summary>
    public const string Start = "start";
    public const string Length = "length";
    public const string Replacement = "replacement";
}
