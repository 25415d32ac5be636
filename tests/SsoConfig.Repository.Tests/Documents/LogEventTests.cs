using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Documents;

/// <summary>The log events of the runtime have ids that stay: each is raised somewhere, and a test expects it.</summary>
public sealed partial class LogEventTests
{
    [Fact]
    public void Each_event_has_an_id_of_its_own()
    {
        var ids = Declared().Select(static declared => declared.Id).ToList();

        Assert.True(ids.Count > 20, "Hardly any event was found.");
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Each_event_is_raised()
    {
        var code = string.Concat(SourceTree.Files("src/SsoConfig.Runtime").Select(File.ReadAllText));

        Assert.Equal([], Declared().Where(declared => !code.Contains($"Log.{declared.Method}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_event_is_expected_by_a_test()
    {
        var expected = SourceTree
            .Files("tests/SsoConfig.Runtime.Tests")
            .SelectMany(static file => Id().Matches(File.ReadAllText(file)))
            .Select(static match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.Equal([], Declared().Where(declared => !expected.Contains(declared.Id)));
    }

    private static IEnumerable<(int Id, string Method)> Declared() =>
        from method in SourceTree
            .Parse(Path.Combine(Eng.Repository.Root, "src", "SsoConfig.Runtime", "Diagnostics", "Log.cs"))
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
        let id = method.AttributeLists[0].Attributes[0].ArgumentList!.Arguments[0].ToString()
        select (int.Parse(id, CultureInfo.InvariantCulture), method.Identifier.Text);

    /// <summary>As tests name one: <c>entry.Id == 3002</c>, or in a list of them.</summary>
    [GeneratedRegex(@"(?<=Id == |[\[ ])[1-9]\d{3}(?=[,\]); \r\n])")]
    private static partial Regex Id();
}
