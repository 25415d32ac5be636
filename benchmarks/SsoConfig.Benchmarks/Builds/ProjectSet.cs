using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>
/// Equal projects, half of them with the package and half with nothing of it, and a project that builds each half in one process: starting
/// it costs more than we measure.
/// </summary>
internal sealed class ProjectSet : IDisposable
{
    public const int ProjectsInHalf = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-noop-");
    private readonly PrivateDotnet _dotnet;
    private readonly LocalFeed _feed;
    private readonly Head _head;

    private ProjectSet(LocalFeed feed, Head head) => (_feed, _head, _dotnet) = (feed, head, new PrivateDotnet(feed));

    public static async Task<ProjectSet> CreateAsync(LocalFeed feed, Head head)
    {
        var set = new ProjectSet(feed, head);
        await set._dotnet.WriteNuGetConfigAsync(set._folder.FullName);
        set.Write("Directory.Build.props", "<Project />");
        set.Write("Directory.Packages.props", "<Project />");
        set.Write(
            "Directory.Build.targets",
            head.Pipeline is null
                ? "<Project />"
                : File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stubs", $"{head.Pipeline}.targets"))
        );
        foreach (var half in new[] { "with", "without" })
        {
            set.Write(
                $"{half}.proj",
                $"""
                <Project>
                  <ItemGroup><P Include="{half}/*/*.csproj" /></ItemGroup>
                  <Target Name="Restore"><MSBuild Projects="@(P)" Targets="Restore" /></Target>
                  <Target Name="Build"><MSBuild Projects="@(P)" Targets="Build" /></Target>
                </Project>
                """
            );
            for (var i = 0; i < ProjectsInHalf; i++)
            {
                set.WriteProject($"{half}/App{i}", hasPackage: half == "with");
            }

            await set.RunAsync(half, "Restore");
            await set.RunAsync(half, "Build");
        }

        return set;
    }

    /// <summary>Builds a half.</summary>
    public Task BuildAsync(bool withPackage) => RunAsync(withPackage ? "with" : "without", "Build");

    public void Dispose() => _folder.Delete(recursive: true);

    private void WriteProject(string folder, bool hasPackage)
    {
        Write(
            $"{folder}/{Path.GetFileName(folder)}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <RootNamespace>First</RootNamespace>
                <ApplicationId>com.first.app</ApplicationId>
                <SsoConfigPlatform>{_head.Name}</SsoConfigPlatform>
              </PropertyGroup>
              <!-- A project without any package would also be spared what the SDK does for the first one. -->
              <ItemGroup><PackageReference Include="SsoConfig.Generator" Version="{_feed.Version}" ExcludeAssets="{(
                hasPackage ? "none" : "all"
            )}" /></ItemGroup>
            </Project>
            """
        );
        Write($"{folder}/Program.cs", "return 0;");
        Write(
            $"{folder}/okta.json",
            """
            { "issuer": "https://example.okta.com", "clientId": "0oa1", "redirectUri": "com.first.sample:/callback", "logoutRedirectUri": "com.first.sample:/logout" }
            """
        );
        Write($"{folder}/Info.plist", "<plist version=\"1.0\"><dict/></plist>");
        Write($"{folder}/Merged.xml", Merged);
        Write(
            $"{folder}/Package.appxmanifest",
            """
            <Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"><Applications><Application Id="App" /></Applications></Package>
            """
        );
    }

    private const string Merged = """
        <manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.first.app">
          <queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>
          <application>
            <activity android:name="crc64.OktaCallbackActivity" android:exported="true"><intent-filter>
              <action android:name="android.intent.action.VIEW" />
              <category android:name="android.intent.category.DEFAULT" /><category android:name="android.intent.category.BROWSABLE" />
              <data android:scheme="com.first.sample" />
            </intent-filter></activity>
          </application>
        </manifest>
        """;

    private async Task RunAsync(string half, string target)
    {
        // One node: the two halves must not differ in how well they share the cores.
        (
            await _dotnet.RunAsync(_folder.FullName, ["msbuild", $"{half}.proj", "-nologo", "-v:quiet", "-m:1", $"-t:{target}"])
        ).EnsureSucceeded();
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
