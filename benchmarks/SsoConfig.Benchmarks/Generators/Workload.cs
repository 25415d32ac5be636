using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SsoConfig.Benchmarks.Report;

namespace SsoConfig.Benchmarks.Generators;

/// <summary>A project that gives each generator the same small thing to do: one class with the five values of an okta.json.</summary>
internal static class Workload
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private const string Values =
        "public string Issuer { get; set; } = \"\"; public string ClientId { get; set; } = \"\"; public string RedirectUri { get; set; "
        + "} = \"\"; public string LogoutRedirectUri { get; set; } = \"\"; public string Scopes { get; set; } = \"\";";

    private const string Settings =
        $"namespace App; public sealed class Settings {{ {Values} }} public sealed class SettingsCopy {{ {Values} }}";

    // By the package whose generator they use. Ours needs no code.
    private static readonly Dictionary<string, string> Users = new()
    {
        ["System.Text.Json"] =
            "namespace App; [System.Text.Json.Serialization.JsonSerializable(typeof(Settings))] internal sealed partial class "
            + "SettingsJson : System.Text.Json.Serialization.JsonSerializerContext;",
        ["Riok.Mapperly"] =
            "namespace App; [Riok.Mapperly.Abstractions.Mapper] public partial class SettingsMapper { public partial SettingsCopy "
            + "Copy(Settings settings); }",
        ["Mediator.SourceGenerator"] = """
            namespace App;
            public sealed record Change(string Issuer, string ClientId, string RedirectUri, string LogoutRedirectUri, string Scopes) : Mediator.IRequest<string>;
            public sealed class ChangeHandler : Mediator.IRequestHandler<Change, string>
            {
                public System.Threading.Tasks.ValueTask<string> Handle(Change request, System.Threading.CancellationToken cancellationToken) => new(request.Issuer);
            }
            """,
        ["CommunityToolkit.Mvvm"] = """
            namespace App;
            public sealed partial class SettingsViewModel : CommunityToolkit.Mvvm.ComponentModel.ObservableObject
            {
                [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string _issuer = "";
                [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string _clientId = "";
                [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string _redirectUri = "";
                [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string _logoutRedirectUri = "";
                [CommunityToolkit.Mvvm.ComponentModel.ObservableProperty] private string _scopes = "";
            }
            """,
    };

    private static readonly string[] Libraries =
    [
        "CommunityToolkit.Mvvm.dll",
        "Riok.Mapperly.Abstractions.dll",
        "Mediator.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "SsoConfig.Runtime.dll",
    ];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path =>
                Path.GetFileName(path) is var name
                && (Libraries.Contains(name) || Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            )
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A user of each of these generators, and files that use none.</summary>
    public static CSharpCompilation Using(IReadOnlyList<Contender> contenders, int plainFiles) =>
        Create([
            Parse(Settings),
            .. contenders
                .Where(static contender => Users.ContainsKey(contender.Name))
                .Select(static contender => Parse(Users[contender.Name])),
            .. PlainFiles(plainFiles),
        ]);

    /// <summary>A project that uses no generator but ours, which needs no code.</summary>
    public static CSharpCompilation Plain(int files) => Create(PlainFiles(files));

    /// <summary>The same project after a key was pressed in a file that no generator looks at.</summary>
    public static CSharpCompilation AfterKeystroke(CSharpCompilation compilation, int press)
    {
        var edited = compilation.SyntaxTrees[^1];
        return compilation.ReplaceSyntaxTree(edited, Parse(PlainFile(compilation.SyntaxTrees.Length - 1, press)));
    }

    /// <exception cref="MeasurementException">The project does not compile, so it does not use a generator as its users do.</exception>
    public static void EnsureCompiles(Compilation compilation)
    {
        if (compilation.GetDiagnostics().FirstOrDefault(static one => one.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new MeasurementException($"The project of the comparison does not compile: {error}");
        }
    }

    private static CSharpCompilation Create(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(
            "App",
            trees,
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    private static IEnumerable<SyntaxTree> PlainFiles(int count) =>
        Enumerable.Range(0, count).Select(static number => Parse(PlainFile(number, press: 0)));

    private static string PlainFile(int number, int press) =>
        $$"""
            namespace App.Plain;

            /// <summary>A file like any other, about as long as one concept is.</summary>
            public sealed class Plain{{number}}
            {
                private readonly System.Collections.Generic.List<int> _items = [];

                public int Count => _items.Count + {{press}};

                public void Add(int item)
                {
                    if (item > {{number}})
                    {
                        _items.Add(item);
                    }
                }

                public string Describe() => string.Join(", ", _items);
            }
            """;

    private static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, ParseOptions);
}
