using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SsoConfig.Tasks.Tests.TaskRuns;

/// <summary>A folder with an okta.json, and the tasks of a build that runs there.</summary>
internal sealed class TaskRun : IDisposable
{
    private const string Okta = """
        {
          "issuer": "https://example.okta.com",
          "clientId": "0oa1",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout"
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public TaskRun() => OktaJson = _folder.Write("okta.json", Okta);

    public RecordingEngine Engine { get; } = new();

    public string OktaJson { get; }

    public string Write(string name, string content) => _folder.Write(name, content);

    public string PathOf(string name) => _folder.PathOf(name);

    public string Read(string name) => File.ReadAllText(_folder.PathOf(name));

    /// <summary>Adds Native SSO to okta.json.</summary>
    public void ShareSignIn(string family) =>
        Write("okta.json", Okta.TrimEnd()[..^1] + $$""", "nativeSso": { "family": "{{family}}" } }""");

    public bool Exists(string name) => File.Exists(_folder.PathOf(name));

    public ITaskItem Item(string name) => new TaskItem(_folder.PathOf(name));

    public bool Run(OktaTask task, string platform)
    {
        task.BuildEngine = Engine;
        task.OktaFiles = [new TaskItem(OktaJson)];
        task.Platform = platform;
        task.Documentation = "/package/docs/rules/";
        return task.Execute();
    }

    /// <summary>The one error of the run, as its code, file, line and column.</summary>
    public (string, string, int, int) Error() =>
        Engine.Errors.Select(static error => (error.Code, error.File, error.LineNumber, error.ColumnNumber)).Single();

    public void Dispose() => _folder.Dispose();
}
