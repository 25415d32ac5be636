namespace SsoConfig.Desktop.Callback;

/// <summary>
/// The command line with which the operating system hands a response to a new process: <c>sso-callback [--home DIR] URI</c>.
/// </summary>
/// <param name="Home">The <c>$SSO_HOME</c> of the process that registered the scheme, which the browser may not pass on.</param>
/// <param name="ResponseUri">The response, as it arrived.</param>
internal sealed record CallbackArguments(string? Home, string ResponseUri)
{
    /// <summary>The first argument, which tells a callback from any other start of the app.</summary>
    public const string Verb = "sso-callback";

    private const string HomeOption = "--home";

    /// <summary>The name alone: the response has a code in it.</summary>
    public override string ToString() => nameof(CallbackArguments);

    /// <summary>What stands before the response on the command line.</summary>
    public static IReadOnlyList<string> Prefix(string? home) => home is null ? [Verb] : [Verb, HomeOption, home];

    public static bool AreMeant(IReadOnlyList<string> args) => args.Count > 0 && args[0] == Verb;

    /// <summary>
    /// Reads the command line to the letter. The response comes from whatever page the browser was on: where it has smuggled in another
    /// argument, nothing is read at all.
    /// </summary>
    public static CallbackArguments? TryParse(IReadOnlyList<string> args) =>
        args switch
        {
            [Verb, HomeOption, var home, var uri] => new(home, uri),
            [Verb, var uri] => new(null, uri),
            _ => null,
        };
}
