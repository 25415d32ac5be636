using System.CommandLine;
using SsoConfig.Provisioning.Commands;

namespace SsoConfig.Tool.Commands;

/// <summary>The arguments and options that the commands for a provider share.</summary>
internal sealed class CommonArguments
{
    private const string Automatic = "auto";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "An okta.json, an app's folder or a family's folder (with okta.org.json). Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _app = new("--app", "-a") { Description = "The same as PATH, as for 'sso org'.", HelpName = "PATH" };

    private readonly Option<string> _environment = new("--environment", "-e")
    {
        Description = "Also read okta.<NAME>.json of each app, as a build with SsoConfigEnvironment=NAME does.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => "Debug",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON object on standard output and nothing else there.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Print what would change and change nothing; exit code 3 if there is something.",
    };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Confirm each question." };

    private readonly Option<bool> _tokenFromInput = new("--token-stdin")
    {
        Description = "Read Okta's token from the first line of standard input.",
    };

    private readonly Option<string> _provider = OneOf(
        "--provider",
        "Who the provider is, where its host does not tell: an Okta org with a domain of its own is 'okta'.",
        Automatic,
        "okta",
        "dynamic"
    );

    private readonly Option<string?> _as = new("--as")
    {
        Description = "Print the same as Terraform for Okta's provider instead of doing it.",
        HelpName = "terraform",
    };

    public void AddTo(Command command, bool canWrite, bool asTerraform, bool asksProvider = true)
    {
        command.Add(_paths);
        Option[] options =
        [
            _app,
            _environment,
            _json,
            .. canWrite ? (Option[])[_dryRun, _yes] : [],
            .. asksProvider ? (Option[])[_tokenFromInput, _provider] : [],
            .. asTerraform ? (Option[])[_as] : [],
        ];
        foreach (var option in options)
        {
            command.Add(option);
        }

        if (asTerraform)
        {
            _as.AcceptOnlyFromAmong("terraform");
        }
    }

    public CommonOptions Read(ParseResult parsed) =>
        new()
        {
            Paths = [.. parsed.GetValue(_paths) ?? [], .. parsed.GetValue(_app) ?? []],
            Environment = parsed.GetRequiredValue(_environment),
            Json = parsed.GetValue(_json),
            DryRun = parsed.GetValue(_dryRun),
            Yes = parsed.GetValue(_yes),
            TokenFromInput = parsed.GetValue(_tokenFromInput),
            Provider = parsed.GetValue(_provider) ?? Automatic,
            AsTerraform = parsed.GetValue(_as) is not null,
        };

    /// <summary>An option that takes one of some words; the first is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
