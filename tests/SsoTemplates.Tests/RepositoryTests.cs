using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// Generated apps in a repository with strict rules of its own: central package management without overrides, a common output folder,
/// warnings as errors with the recommended analyzers, nullable off by default, lock files, an audit of all packages, and a solution in the
/// new format.
/// </summary>
public sealed class RepositoryTests(RepositoryTests.StrictRepository repository) : IClassFixture<RepositoryTests.StrictRepository>
{
    [Fact]
    [Case("F6")]
    public void All_projects_build_without_an_edit_and_without_a_warning()
    {
        Assert.True(repository.Build.Succeeded, repository.Build.Output);
        Assert.Contains("0 Warning(s)", repository.Build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artifacts/bin/First/debug_net10.0/First.dll")]
    [InlineData("artifacts/bin/Second/debug_net10.0/Second.dll")]
    [InlineData("artifacts/bin/First.Tests/debug/First.Tests.dll")]
    public void Output_goes_to_the_folder_of_the_repository(string file)
    {
        Assert.True(File.Exists(repository.PathOf(file)), repository.Build.Output);
        Assert.False(Directory.Exists(repository.PathOf("First/bin")));
        Assert.All(repository.FilesIn("First/obj"), static path => Assert.Equal("okta.schema.json", path));
    }

    [Theory]
    [InlineData("First")]
    [InlineData("First/Tests")]
    [InlineData("Second")]
    public void Every_project_has_a_lock_file(string project)
    {
        Assert.True(File.Exists(repository.PathOf($"{project}/packages.lock.json")), repository.Build.Output);
    }

    [Fact]
    public async Task A_restore_in_locked_mode_accepts_the_lock_files()
    {
        (await repository.RunAsync("restore", "--locked-mode")).EnsureSucceeded();
    }

    [Fact]
    public async Task The_generated_tests_pass()
    {
        (await repository.RunAsync("run", "--project", "First/Tests", "--no-build")).EnsureSucceeded();
    }

    [Fact]
    public async Task Format_changes_nothing_in_a_generated_project()
    {
        var format = await repository.RunAsync(
            "format",
            "Family.slnx",
            "--verify-no-changes",
            "--no-restore",
            "--include",
            "First/",
            "Second/"
        );

        Assert.True(format.Succeeded, format.Output);
    }

    /// <summary>
    /// Two generated apps, one with tests, a class library with shared view models, and a desktop app that existed before.
    /// </summary>
    public sealed class StrictRepository(TemplatePack pack) : IAsyncLifetime
    {
        private readonly Workspace _workspace = pack.CreateWorkspace();
        private CommandOutcome? _build;

        internal CommandOutcome Build => _build!;

        public async ValueTask InitializeAsync()
        {
            WriteRules();
            WriteLibrary();
            WriteExistingApp();
            await _workspace.NewAsync("okta-org-json");
            await _workspace.NewAppAsync("First", "com.first.sample", "--tests");
            await _workspace.NewAppAsync("Second", "com.second.sample");
            (await _workspace.RunAsync("reference", "add", "Accounts", "--project", "First")).EnsureSucceeded();
            await _workspace.NewAsync("sln", "-n", "Family", "--format", "slnx");
            (await _workspace.RunAsync("sln", "add", "First", "First/Tests", "Second", "Accounts", "Existing")).EnsureSucceeded();
            _build = await _workspace.RunAsync("build", "-nologo");
        }

        public ValueTask DisposeAsync()
        {
            _workspace.Dispose();
            return ValueTask.CompletedTask;
        }

        internal string PathOf(string file) => Path.Combine(_workspace.Folder, file);

        /// <summary>The names of all files in a folder; none if there is no such folder.</summary>
        internal IEnumerable<string> FilesIn(string folder) =>
            Directory.Exists(PathOf(folder))
                ? Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories).Select(static file => Path.GetFileName(file))
                : [];

        internal Task<CommandOutcome> RunAsync(params IEnumerable<string> arguments) => _workspace.RunAsync(arguments);

        private void WriteRules()
        {
            _workspace.Write(
                "Directory.Build.props",
                """
                <Project>
                  <PropertyGroup>
                    <ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>
                    <Nullable>disable</Nullable>
                    <ImplicitUsings>disable</ImplicitUsings>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                    <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
                    <AnalysisLevel>latest</AnalysisLevel>
                    <AnalysisMode>Recommended</AnalysisMode>
                    <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                    <NuGetAudit>true</NuGetAudit>
                    <NuGetAuditMode>all</NuGetAuditMode>
                    <NuGetAuditLevel>low</NuGetAuditLevel>
                  </PropertyGroup>
                </Project>
                """
            );
            _workspace.Write(
                "Directory.Packages.props",
                $"""
                <Project>
                  <PropertyGroup>
                    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                    <CentralPackageVersionOverrideEnabled>false</CentralPackageVersionOverrideEnabled>
                    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="CommunityToolkit.Mvvm" Version="8.4.0" />
                    <PackageVersion Include="SsoConfig.Desktop" Version="{pack.Feed.Version}" />
                    <PackageVersion Include="SsoConfig.Runtime" Version="{pack.Feed.Version}" />
                  </ItemGroup>
                </Project>
                """
            );
        }

        private void WriteLibrary()
        {
            _workspace.Write(
                "Accounts/Accounts.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="SsoConfig.Runtime" />
                  </ItemGroup>
                </Project>
                """
            );
            _workspace.Write(
                "Accounts/AccountViewModel.cs",
                """
                using System.Threading.Tasks;
                using SsoConfig;

                namespace Accounts;

                public sealed class AccountViewModel(SsoClient sso)
                {
                    public string UserName { get; private set; } = "";

                    public async Task SignInAsync()
                    {
                        if (await sso.SignInAsync() is SignInResult.SignedIn { Session: var session })
                        {
                            UserName = session.User.Name;
                        }
                    }
                }
                """
            );
        }

        private void WriteExistingApp()
        {
            _workspace.Write(
                "Existing/Existing.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="SsoConfig.Desktop" />
                  </ItemGroup>
                </Project>
                """
            );
            _workspace.Write(
                "Existing/okta.json",
                """
                {
                  "clientId": "existing",
                  "redirectUri": "com.existing.sample:/callback",
                  "logoutRedirectUri": "com.existing.sample:/logout",
                  "settings": { "apiBaseUrl": "https://api.example.com", "hosts": ["a", "b"], "cache": { "minutes": 5 } }
                }
                """
            );
            _workspace.Write(
                "Existing/Program.cs",
                """
                using System;
                using Existing;
                using SsoConfig.Desktop;

                if (await SsoDesktop.TryHandleCallbackAsync(args, OktaConfig.Options))
                {
                    return;
                }

                using var sso = SsoDesktop.CreateClient(OktaConfig.Options);
                Console.WriteLine((await sso.GetSessionAsync())?.User.Name ?? OktaConfig.Settings.ApiBaseUrl);
                """
            );
        }
    }
}
