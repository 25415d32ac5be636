using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning;

/// <summary>
/// What a command says: results on standard output, everything else on standard error. With <c>--json</c> standard output has one object
/// and nothing else.
/// </summary>
internal sealed class ToolConsole(ToolEnvironment environment, bool json)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool IsJson => json;

    /// <summary>A line of the result.</summary>
    public void Write(string line)
    {
        if (!json)
        {
            environment.Output.WriteLine(Shown(line));
        }
    }

    /// <summary>A text that is the whole result.</summary>
    public void WriteDocument(string text) => environment.Output.Write(environment.Secrets.Redact(text));

    /// <summary>A line that accompanies the result.</summary>
    public void Say(string line) => environment.Error.WriteLine(Shown(line));

    /// <summary>The result for programs; only <c>--json</c> shows it.</summary>
    public void WriteObject(JsonObject result)
    {
        if (json)
        {
            environment.Output.WriteLine(Printable.Json(environment.Secrets.Redact(result.ToJsonString(Indented))));
        }
    }

    public void Fail(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Say(line);
        }

        WriteObject(new JsonObject { ["error"] = string.Join('\n', lines) });
    }

    /// <summary>Asks where standard input is a terminal; <c>--yes</c> confirms.</summary>
    /// <exception cref="ProvisioningException">Standard input is not a terminal.</exception>
    public bool Confirm(string question, bool yes) => yes || Confirm(question, "add --yes");

    /// <summary>Asks where standard input is a terminal; no switch confirms.</summary>
    /// <param name="remedy">What to do where nobody can be asked.</param>
    /// <exception cref="ProvisioningException">Standard input is not a terminal.</exception>
    public bool Confirm(string question, string remedy)
    {
        if (!environment.IsInteractive)
        {
            throw new ProvisioningException($"{question} Standard input is not a terminal: {remedy}.") { IsWrongUsage = true };
        }

        environment.Error.Write($"{Shown(question)} [y/N] ");
        return environment.Input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    // Names of files and folders may come from anyone, and are in many lines: a line never has what a terminal acts on.
    private string Shown(string line) => Printable.Line(environment.Secrets.Redact(line));
}
