using System.Text.Json;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;
using Xunit;

namespace SsoConfig.EndToEnd.Tests;

/// <summary>The README's first command, played once for all tests of a class.</summary>
/// <param name="options">Further options of the command.</param>
public abstract class PlayedStory(params string[] options) : IAsyncLifetime
{
    private readonly string _pictures = Directory.CreateTempSubdirectory("sso-pictures-").FullName;
    private CommandOutcome? _outcome;
    private Dictionary<string, JsonElement> _steps = [];

    public int ExitCode => Outcome.ExitCode;

    public IReadOnlyList<string> Steps => [.. _steps.Keys];

    public IReadOnlyList<string> Pictures =>
        [.. Directory.EnumerateFiles(_pictures, "*.png").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public string Output => Outcome.Output;

    private CommandOutcome Outcome
    {
        get
        {
            Assert.SkipWhen(_outcome is null, "No Chromium, Chrome or Edge on this machine: the story was not played.");
            return _outcome!;
        }
    }

    /// <summary>The object that the story printed for that step.</summary>
    public JsonElement Step(string name)
    {
        Assert.True(Outcome is not null && _steps.ContainsKey(name), $"The story has no step '{name}':\n{_outcome?.Output}");
        return _steps[name];
    }

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is null)
        {
            return;
        }

        var demo = Path.Combine(Repository.Root, "demo", "bin", "Debug", "net10.0", "SsoConfig.Demo.dll");
        _outcome = await Command.RunAsync("dotnet", [demo, "--json", "--pictures", _pictures, .. options], Repository.Root);
        _steps = _outcome
            .StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(static step => step.GetProperty("step").GetString()!);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_pictures, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
