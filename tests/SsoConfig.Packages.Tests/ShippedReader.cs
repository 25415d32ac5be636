using System.Collections;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;

namespace SsoConfig.Packages.Tests;

/// <summary>The okta.json reader inside an assembly of the package, called as the assembly itself calls it.</summary>
internal sealed class ShippedReader
{
    private readonly Type _file;
    private readonly Type _options;
    private readonly Type _kind;
    private readonly MethodInfo _load;

    private ShippedReader(Assembly assembly)
    {
        Type Find(string name) => assembly.GetType($"SsoConfig.OktaJson.{name}", throwOnError: true)!;
        (_file, _options, _kind) = (Find("Input.OktaJsonFile"), Find("Input.OktaJsonOptions"), Find("Input.OktaJsonKind"));
        _load = Find("OktaJsonLoader")
            .GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Single(method =>
                method.Name == "Load" && method.GetParameters()[0].ParameterType == typeof(IEnumerable<>).MakeGenericType(_file)
            );
    }

    public static ShippedReader Open(string package, string assembly)
    {
        using var archive = ZipFile.OpenRead(package);
        using var entry = archive.GetEntry(assembly)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        bytes.Position = 0;
        return new ShippedReader(new AssemblyLoadContext(assembly).LoadFromStream(bytes));
    }

    /// <summary>Everything that the reader says about the files: each value, each diagnostic, each place.</summary>
    public string Describe(IReadOnlyDictionary<string, string> files, string platform)
    {
        var typed = Array.CreateInstance(_file, files.Count);
        var index = 0;
        foreach (var (path, text) in files)
        {
            typed.SetValue(Activator.CreateInstance(_file, path, text, Enum.Parse(_kind, KindOf(path))), index++);
        }

        var result = _load.Invoke(null, [typed, Activator.CreateInstance(_options, platform, "com.first.app", "Debug", "15.0")])!;
        var description = new StringBuilder();
        Describe(result, "", description);
        return description.ToString();
    }

    private static string KindOf(string path) =>
        Path.GetFileName(path) switch
        {
            _ when path.Contains("/Second/", StringComparison.Ordinal) => "Sibling",
            "okta.org.json" => "Organization",
            "okta.json" => "App",
            _ => "Environment",
        };

    private static void Describe(object? value, string name, StringBuilder into)
    {
        switch (value)
        {
            case null or string or bool or int or Enum:
                into.Append(name).Append(" = ").AppendLine(value?.ToString() ?? "null");
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Describe(item, $"{name}[{index++}]", into);
                }

                break;
            default:
                foreach (
                    var property in value
                        .GetType()
                        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                        .Where(static property => property.GetIndexParameters().Length == 0)
                )
                {
                    Describe(property.GetValue(value), $"{name}.{property.Name}", into);
                }

                break;
        }
    }
}
