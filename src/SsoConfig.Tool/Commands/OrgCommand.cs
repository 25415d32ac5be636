using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SsoConfig.LocalOrg;

namespace SsoConfig.Tool.Commands;

/// <summary><c>sso org</c>: its options, and how they become <see cref="LocalOrgOptions"/>.</summary>
internal static class OrgCommand
{
    private const string Description = """
        Runs a local org: an OpenID Connect provider on this machine, for development.

        A provider is the site where users sign in. An app opens it in the system browser; the provider asks who you are, remembers it in a
        cookie, and redirects the browser back to the app with a code that the app exchanges for tokens. The next app finds the cookie: no
        form, same session. With this command you have such a provider without an account anywhere.

        Start it with the okta.json of each app, then run the apps and sign in:

          sso org --app First/okta.json --app Second/okta.json

        The org listens at the issuer of the apps, for example http://127.0.0.1:5080/oauth2/default. It must be the same in all apps, and
        http on loopback (127.0.0.1, [::1] or localhost). Client ids, redirect URIs and scopes come from the same files. The users and
        their password are shown on the sign-in page. The front page is at the address without the path, the log (JSON) at /log. Ctrl+C
        stops the org and deletes its data, unless you use --data.

        It is not for production: the password is shown on the sign-in page.
        """;

    // Not an option: every user of the machine can read the arguments of a process.
    private const string InitialAccessToken = "SSO_INITIAL_ACCESS_TOKEN";

    private static readonly Option<string[]> App = new("--app", "-a")
    {
        Description = "An app's okta.json, or the folder that contains it. Repeat it for each app.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Issuer = new("--issuer")
    {
        Description = "The issuer of an org that starts without apps: http on loopback. Requires --registration.",
        HelpName = "URI",
    };

    private static readonly Option<bool> Registration = new("--registration")
    {
        Description =
            "Let clients register themselves while the org runs (RFC 7591, RFC 7592), as 'sso register' does. If the environment "
            + $"variable {InitialAccessToken} is set, a registration requires that token.",
    };

    private static readonly Option<string> Environment = new("--environment", "-e")
    {
        Description = "Also read okta.<NAME>.json of each app, as a build with SsoConfigEnvironment=NAME does.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => "Debug",
    };

    private static readonly Option<string> Cookie = Choice<SessionCookieKind>(
        "--cookie",
        "'session': closing the browser ends the session. 'persistent': the session outlives the browser."
    );

    private static readonly Option<int> AccessTokenLifetime = Seconds(
        "--access-token-lifetime",
        "Lifetime of access tokens and id tokens.",
        3600,
        atLeast: 1
    );

    private static readonly Option<int> RefreshTokenLifetime = Seconds(
        "--refresh-token-lifetime",
        "Lifetime of refresh tokens.",
        14 * 24 * 3600,
        atLeast: 1
    );

    private static readonly Option<bool> NoRotation = new("--no-rotation")
    {
        Description = "Keep the refresh token at a refresh. By default each refresh returns a new one.",
    };

    private static readonly Option<int> GracePeriod = Seconds(
        "--grace-period",
        "How long a rotated refresh token is still accepted, for an app that did not receive the response.",
        30,
        atLeast: 0
    );

    private static readonly Option<bool> RequireConsent = new("--require-consent")
    {
        Description = "Ask each user for consent, once per app.",
    };

    private static readonly Option<string> Pushed = Choice<PushedRequests>(
        "--pushed-requests",
        "Whether apps may, or must, push their authorization requests (RFC 9126)."
    );

    private static readonly Option<string> Proofs = Choice<DPoPSupport>(
        "--dpop",
        "Whether tokens can be, or must be, bound to a key of the app (DPoP, RFC 9449); what an app needs for it is \"dpop\": true."
    );

    private static readonly Option<string> Native = Choice<NativeSsoSupport>(
        "--native-sso",
        "Whether one app's sign-in signs in the others without a browser (OpenID Connect Native SSO 1.0), and whether a token exchange "
            + "has the parameters of the specification ('standard') or of Okta. Default: what the apps' nativeSso says.",
        hasDefault: false
    );

    private static readonly Option<string?> NativeAudience = new("--native-sso-audience")
    {
        Description =
            "The audience that a token exchange must have. Default: what the apps' nativeSso says, otherwise the issuer, or with "
            + "'--native-sso okta' api://default.",
        HelpName = "AUDIENCE",
    };

    private static readonly Option<LocalOrgUser[]> Users = new("--user")
    {
        Description = "A user who can sign in, as \"Ada Lovelace <ada@example.com>\". Repeat it for each user. Default: Ada and Grace.",
        HelpName = "USER",
        CustomParser = static result => Each(result, LocalOrgUser.Parse),
    };

    private static readonly Option<Fault[]> Faults = new("--fault")
    {
        Description = "A deliberate fault, to test how an app copes with it. Repeat it for each fault.\n" + Fault.Grammar,
        HelpName = "FAULT",
        CustomParser = static result => Each(result, Fault.Parse),
    };

    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Keep database and keys in this folder, so that sessions and tokens outlive a restart.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print only the 'ready:' line." };

    public static Command Create()
    {
        var command = new Command("org", Description)
        {
            App,
            Environment,
            Issuer,
            Registration,
            Cookie,
            AccessTokenLifetime,
            RefreshTokenLifetime,
            NoRotation,
            GracePeriod,
            RequireConsent,
            Pushed,
            Proofs,
            Native,
            NativeAudience,
            Users,
            Faults,
            Data,
            Quiet,
        };
        command.Validators.Add(RequireAppsOrIssuer);
        command.SetAction(static (parsed, cancellationToken) => OrgRun.RunAsync(Read(parsed), parsed.GetValue(Quiet), cancellationToken));
        return command;
    }

    private static LocalOrgOptions Read(ParseResult parsed)
    {
        var apps = parsed.GetValue(Issuer) is { } issuer
            ? new LocalOrgOptions { Issuer = issuer, Apps = [] }
            : LocalOrgOptions.FromOktaJson(parsed.GetRequiredValue(App), parsed.GetRequiredValue(Environment));
        var allowRegistration = parsed.GetValue(Registration);
        return apps with
        {
            AllowClientRegistration = allowRegistration,
            InitialAccessToken =
                allowRegistration && System.Environment.GetEnvironmentVariable(InitialAccessToken) is { Length: > 0 } token ? token : null,
            Users = parsed.GetValue(Users) is { Length: > 0 } users ? users : LocalOrgUser.Defaults,
            Cookie = ChoiceOf<SessionCookieKind>(parsed, Cookie),
            AccessTokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(AccessTokenLifetime)),
            RefreshTokenLifetime = TimeSpan.FromSeconds(parsed.GetValue(RefreshTokenLifetime)),
            RotateRefreshTokens = !parsed.GetValue(NoRotation),
            RefreshTokenGracePeriod = TimeSpan.FromSeconds(parsed.GetValue(GracePeriod)),
            RequireConsent = parsed.GetValue(RequireConsent),
            PushedRequests = ChoiceOf<PushedRequests>(parsed, Pushed),
            DPoP = ChoiceOf<DPoPSupport>(parsed, Proofs),
            NativeSso = parsed.GetValue(Native) is null ? apps.NativeSso : ChoiceOf<NativeSsoSupport>(parsed, Native),
            NativeSsoAudience = parsed.GetValue(NativeAudience) ?? (parsed.GetValue(Native) is null ? apps.NativeSsoAudience : null),
            Faults = parsed.GetValue(Faults) ?? [],
            DataFolder = parsed.GetValue(Data)?.FullName,
        };
    }

    private static void RequireAppsOrIssuer(CommandResult command)
    {
        var (apps, issuer) = (command.GetResult(App) is { Tokens.Count: > 0 }, command.GetResult(Issuer) is { Tokens.Count: > 0 });
        if (apps == issuer)
        {
            command.AddError(
                apps
                    ? "'--issuer' cannot be combined with '--app'. Remove it: the issuer is the one of the apps."
                    : "'--app' is required. Pass the okta.json of each app, or start without apps: --registration --issuer "
                        + "http://127.0.0.1:5080/oauth2/default"
            );
        }
        else if (issuer && !command.GetValue(Registration))
        {
            command.AddError("'--issuer' requires '--registration': an org without apps needs a way to register them.");
        }
    }

    private static Option<int> Seconds(string name, string description, int byDefault, int atLeast) =>
        new(name)
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

                result.AddError($"'{text}' is not valid for {name}. Use a whole number of seconds, at least {atLeast}.");
                return default;
            },
        };

    private static Option<string> Choice<T>(string name, string description, bool hasDefault = true)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(static word => word.ToLowerInvariant())];
        return new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = hasDefault ? _ => words[0] : null,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (!words.Contains(text))
                {
                    result.AddError($"'{text}' is not valid for {name}. Use {string.Join(" or ", words)}.");
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
