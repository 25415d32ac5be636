using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SsoConfig.LocalOrg;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso org</c>: its options, and how they become <see cref="LocalOrgOptions"/>.</summary>
internal static class OrgCommand
{
    private const string Description =
        """
        Runs a local org: an OpenID Connect provider on this machine, to sign in against while you develop.

        A provider is the site where people sign in. An app opens the system browser there, the provider asks who you are, remembers it in
        a cookie, and sends the browser back to the app with a code that the app trades for tokens. The next app finds the cookie: no form,
        same session. With this command you have such a provider without an account anywhere.

        Start it with the okta.json of each app; then run the apps and sign in:

          sso org --app First/okta.json --app Second/okta.json

        The apps' issuer says where the org listens, for example http://127.0.0.1:5080/oauth2/default, so all apps must name the same one.
        It has to be http on loopback (127.0.0.1, [::1] or localhost). Client ids, redirect URIs and scopes come from the same files. The
        people and their password stand on the sign-in page; the address without the path has a front page and, at /log, what happened
        so far as JSON. Ctrl+C ends it, and everything it knew is deleted unless --data says otherwise.

        It is not for production: everybody can read the password.
        """;

    private static readonly Option<string[]> App = new("--app", "-a")
    {
        Description = "An app's okta.json, or the folder that holds it. Give it once for each app.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string> Environment = new("--environment", "-e")
    {
        Description = "Also read okta.<NAME>.json of each app, as a build with SsoConfigEnvironment=NAME does.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => "Debug",
    };

    private static readonly Option<string> Cookie = Choice<SessionCookieKind>(
        "--cookie", "'session': the sign-in is over when the browser is closed. 'persistent': it is still there afterwards.");

    private static readonly Option<int> AccessTokenLifetime = Seconds("--access-token-lifetime", "How long an access token (and an id token) lasts.", 3600, atLeast: 1);

    private static readonly Option<int> RefreshTokenLifetime = Seconds("--refresh-token-lifetime", "How long a refresh token lasts.", 14 * 24 * 3600, atLeast: 1);

    private static readonly Option<bool> NoRotation = new("--no-rotation")
    {
        Description = "Keep the refresh token at a refresh. Without this every refresh gives a new one.",
    };

    private static readonly Option<int> Leeway =
        Seconds("--leeway", "How long a refresh token that was replaced is still taken, for an app that lost the answer.", 30, atLeast: 0);

    private static readonly Option<bool> RequireConsent = new("--require-consent")
    {
        Description = "Ask each person once whether an app may have what it asks for.",
    };

    private static readonly Option<string> Pushed = Choice<PushedRequests>("--pushed-requests", "Whether apps may, or must, push their authorization requests (RFC 9126).");

    private static readonly Option<Person[]> People = new("--person")
    {
        Description = "Somebody who can sign in, as \"Ada Lovelace <ada@example.com>\". Give it once for each. Default: Ada and Grace.",
        HelpName = "PERSON",
        CustomParser = static result => Each(result, static text => Person.TryParse(text)
            ?? throw new LocalOrgException($"'{text}' names nobody. Write --person \"Ada Lovelace <ada@example.com>\".")),
    };

    private static readonly Option<Fault[]> Faults = new("--fault")
    {
        Description = "Let something go wrong, to see how an app copes. Give it once for each.\n" + FaultGrammar.Help,
        HelpName = "FAULT",
        CustomParser = static result => Each(result, FaultGrammar.Parse),
    };

    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Keep database and keys in this folder, so that sessions and tokens outlive a restart.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "Do not print what happens.",
    };

    public static Command Create()
    {
        var command = new Command("org", Description)
        {
            App, Environment, Cookie, AccessTokenLifetime, RefreshTokenLifetime, NoRotation, Leeway, RequireConsent, Pushed, People, Faults, Data, Quiet,
        };
        command.SetAction(static (parsed, cancellationToken) => OrgRun.RunAsync(Read(parsed), parsed.GetValue(Quiet), cancellationToken));
        return command;
    }

    private static LocalOrgOptions Read(ParseResult parsed)
    {
        var apps = OrgApps.Read(parsed.GetRequiredValue(App), parsed.GetRequiredValue(Environment));
        return new LocalOrgOptions
        {
            Issuer = apps.Issuer,
            Apps = apps.Apps,
            People = parsed.GetValue(People) is { Length: > 0 } people ? people : Person.Defaults,
            Cookie = ChoiceOf<SessionCookieKind>(parsed, Cookie),
            AccessTokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(AccessTokenLifetime)),
            RefreshTokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(RefreshTokenLifetime)),
            RotateRefreshTokens = !parsed.GetValue(NoRotation),
            RefreshTokenLeeway = TimeSpan.FromSeconds(parsed.GetValue(Leeway)),
            RequireConsent = parsed.GetValue(RequireConsent),
            PushedRequests = ChoiceOf<PushedRequests>(parsed, Pushed),
            Faults = parsed.GetValue(Faults) ?? [],
            DataFolder = parsed.GetValue(Data)?.FullName,
        };
    }

    private static Option<int> Seconds(string name, string description, int byDefault, int atLeast) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= atLeast)
            {
                return seconds;
            }

            result.AddError($"{name} takes a whole number of seconds from {atLeast} on, not '{text}'.");
            return default;
        },
    };

    private static Option<string> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(static word => word.ToLowerInvariant())];
        return new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (!words.Contains(text))
                {
                    result.AddError($"{name} takes {string.Join(" or ", words)}, not '{text}'.");
                }

                return text;
            },
        };
    }

    private static T ChoiceOf<T>(ParseResult parsed, Option<string> option)
        where T : struct, Enum => Enum.Parse<T>(parsed.GetRequiredValue(option), ignoreCase: true);

    private static T[] Each<T>(ArgumentResult result, Func<string, T> parse)
    {
        try
        {
            return [.. result.Tokens.Select(token => parse(token.Value))];
        }
        catch (LocalOrgException problem)
        {
            result.AddError(problem.Message);
            return [];
        }
    }
}
