using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>What a developer runs every day in a generated project, in a repository with an .editorconfig of its own.</summary>
public sealed class EverydayCommandTests(EverydayCommandTests.BuiltApp built) : IClassFixture<EverydayCommandTests.BuiltApp>
{
    [Fact]
    public async Task A_second_build_writes_nothing()
    {
        (await built.App.BuildAsync("--no-restore")).EnsureSucceeded();
        var before = built.Times();

        (await built.App.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.Equal(before, built.Times());
    }

    [Fact]
    public async Task Format_changes_nothing()
    {
        var format = await built.RunAsync("format", "First/First.csproj", "--verify-no-changes", "--no-restore");

        Assert.True(format.Succeeded, format.Output);
    }

    [Fact]
    public async Task Watch_builds_again_with_the_new_value_when_okta_json_changes()
    {
        using var watch = built.Watch();
        await watch.WaitForRunAsync(1);
        Assert.False(built.App.IsCompiledIn("com.watched.sample:/callback"));

        built.App.Edit("okta.json", "com.first.sample", "com.watched.sample");
        await watch.WaitForRunAsync(2);

        Assert.True(built.App.IsCompiledIn("com.watched.sample:/callback"));
    }

    [Fact]
    public async Task Clean_leaves_nothing_that_was_generated()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "For the desktop, files are generated on Linux only.");
        using var workspace = built.Pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("Cleaned", "com.cleaned.sample");
        (await app.BuildAsync()).EnsureSucceeded();
        Assert.NotEmpty(GeneratedIn(app));

        (await workspace.RunAsync("clean", "Cleaned")).EnsureSucceeded();

        Assert.Empty(GeneratedIn(app));
    }

    private static IEnumerable<string> GeneratedIn(GeneratedApp app) =>
        Directory
            .EnumerateFiles(app.Folder, "*.desktop", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(app.Folder, "manifest.*", SearchOption.AllDirectories));

    /// <summary>One app, built once.</summary>
    public sealed class BuiltApp(TemplatePack pack) : IAsyncLifetime
    {
        private readonly Workspace _workspace = pack.CreateWorkspace();
        private GeneratedApp? _app;

        internal TemplatePack Pack => pack;

        internal GeneratedApp App => _app!;

        public async ValueTask InitializeAsync()
        {
            _workspace.Write(
                ".editorconfig",
                """
                root = true

                [*]
                charset = utf-8
                end_of_line = lf
                indent_style = space
                insert_final_newline = true
                trim_trailing_whitespace = true

                [*.cs]
                indent_size = 4
                csharp_style_namespace_declarations = file_scoped:warning
                csharp_using_directive_placement = outside_namespace:warning
                dotnet_sort_system_directives_first = true
                """
            );
            _app = await _workspace.NewAppAsync("First", "com.first.sample");
            (await _app.BuildAsync()).EnsureSucceeded();
        }

        public ValueTask DisposeAsync()
        {
            _workspace.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Task<CommandOutcome> RunAsync(params string[] arguments) => _workspace.RunAsync(arguments);

        internal RunningWatch Watch() => new(_app!.Folder, pack.Dotnet.Environment);

        /// <summary>Paths of all built files, with their times.</summary>
        internal IReadOnlyDictionary<string, DateTime> Times() =>
            Directory
                .EnumerateFiles(_app!.Folder, "*", SearchOption.AllDirectories)
                .Where(static file => file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
                .ToDictionary(static file => file, File.GetLastWriteTimeUtc);
    }
}
