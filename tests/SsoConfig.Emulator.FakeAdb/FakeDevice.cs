using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SsoConfig.Emulator.FakeAdb;

/// <summary>A device in a folder: each command reads its state and writes it.</summary>
internal sealed partial class FakeDevice(string folder)
{
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    private readonly DeviceDescription _description = JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(folder, "device.json")),
        DeviceJson.Default.DeviceDescription
    )!;

    private string StateFile => Path.Combine(folder, "state.json");

    public async Task<int> RunAsync(string[] arguments)
    {
        var command = string.Join(' ', arguments);
        await File.AppendAllTextAsync(Path.Combine(folder, "commands.txt"), command + "\n");
        if (_description.Hanging.Any(begin => command.StartsWith(begin, StringComparison.Ordinal)))
        {
            await Task.Delay(Timeout.Infinite);
        }

        if (Find(_description.Failing, command) is { } failure)
        {
            await Console.Error.WriteLineAsync(failure);
            return 1;
        }

        if (command == "exec-out screencap -p" && Find(_description.Printing, command) is null)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(Picture);
            return 0;
        }

        Print(Find(_description.Printing, command) ?? await ReplyAsync(arguments, command));
        return 0;
    }

    private static string? Find(Dictionary<string, string> replies, string command) =>
        replies
            .Where(reply => command.StartsWith(reply.Key, StringComparison.Ordinal))
            .Select(static reply => reply.Value)
            .FirstOrDefault();

    private async Task<string> ReplyAsync(string[] arguments, string command) =>
        arguments switch
        {
            ["install", ..] => "Performing Streamed Install\nSuccess\n",
            ["shell", "pm", "clear", _] => "Success\n",
            ["shell", "getprop", "sys.boot_completed"] => "1\n",
            ["shell", "getprop", var property] => property == _description.EmulatorProperty ? "1\n" : "\n",
            ["shell", "settings", "get", "global", var name] => _description.Settings.GetValueOrDefault(name, "null") + "\n",
            ["shell", "monkey", "-p", var package, ..] => Change(state => Follow(state, $"start {package}"), "Events injected: 1\n"),
            ["shell", "input", "tap", var x, var y] => Change(state => Tap(state, int.Parse(x, null), int.Parse(y, null)), ""),
            ["shell", "input", "keyevent", "KEYCODE_ENTER"] => Change(Enter, ""),
            ["shell", "-T", "sh"] => await TypeAsync(),
            ["exec-out", _] when command.Contains("uiautomator dump", StringComparison.Ordinal) => Dump(),
            _ => "",
        };

    private string Change(Func<DeviceState, DeviceState> change, string reply)
    {
        change(DeviceState.Read(StateFile, _description.Start)).Write(StateFile);
        return reply;
    }

    private DeviceState Follow(DeviceState state, string what) =>
        _description.Screens[state.Screen].Next.GetValueOrDefault(what) is { } next
            ? new DeviceState { Screen = next, Dumps = state.Dumps }
            : state;

    private DeviceState Tap(DeviceState state, int x, int y)
    {
        var node = Parse(state).Descendants("node").Last(node => IsAt(node, x, y));
        return (string?)node.Attribute("class") == "android.widget.EditText"
            ? state with
            {
                Focus = (string?)node.Attribute("resource-id"),
            }
            : Follow(state, $"tap {LabelOf(node)}");
    }

    private DeviceState Enter(DeviceState state) => Follow(Follow(state, $"enter {string.Join('|', state.Typed.Values)}"), "enter");

    private async Task<string> TypeAsync()
    {
        var script = await Console.In.ReadToEndAsync();
        await File.AppendAllTextAsync(Path.Combine(folder, "scripts.txt"), script);
        var text = InputText().Match(script).Groups[1].Value.Replace("%s", " ", StringComparison.Ordinal);
        text = text.Replace(@"'\''", "'", StringComparison.Ordinal);
        var typed = _description.CorrectsText ? text.ToUpperInvariant() : text;
        return Change(
            state => state.Focus is { } field ? state with { Typed = new(state.Typed) { [field] = typed } } : state,
            $"typed {text}\n"
        );
    }

    private string Dump()
    {
        var state = DeviceState.Read(StateFile, _description.Start);
        var isRestless = state.Dumps < _description.Restless;
        var dump = Parse(state).ToString();
        (Follow(state, "look") with { Dumps = state.Dumps + 1 }).Write(StateFile);
        return isRestless
            ? "ERROR: could not get idle state.\ncat: /sdcard/sso-window.xml: No such file or directory\n"
            : "UI hierchary dumped to: /sdcard/sso-window.xml\n<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>" + dump;
    }

    /// <summary>The screen with what was typed into its fields.</summary>
    private XElement Parse(DeviceState state)
    {
        var screen = XElement.Parse(_description.Screens[state.Screen].Dump);
        foreach (var node in screen.Descendants("node"))
        {
            if ((string?)node.Attribute("resource-id") is { } id && state.Typed.TryGetValue(id, out var text))
            {
                node.SetAttributeValue("text", (string?)node.Attribute("password") == "true" ? new string('•', text.Length) : text);
            }
        }

        return screen;
    }

    private void Print(string text) => Console.Out.Write(_description.UsesCarriageReturns ? text.ReplaceLineEndings("\r\n") : text);

    private static string LabelOf(XElement node) =>
        (string?)node.Attribute("text") is { Length: > 0 } text ? text : (string?)node.Attribute("content-desc") ?? "";

    private static bool IsAt(XElement node, int x, int y)
    {
        var edges = Number()
            .Matches((string?)node.Attribute("bounds") ?? "")
            .Select(static match => int.Parse(match.ValueSpan, null))
            .ToList();
        return edges is [var left, var top, var right, var bottom] && x >= left && x < right && y >= top && y < bottom;
    }

    [GeneratedRegex(@"input text '(.*)'\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex InputText();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
