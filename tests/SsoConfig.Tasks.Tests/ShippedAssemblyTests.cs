using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SsoConfig.Eng;
using Xunit;

namespace SsoConfig.Tasks.Tests;

/// <summary>The assembly as it is built, since the one that is loaded here may have been rewritten to count what the tests run.</summary>
public sealed class ShippedAssemblyTests
{
    [Fact]
    public void It_depends_on_msbuild_and_netstandard_alone()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var assembly = new PEReader(
            File.OpenRead(
                Path.Combine(Repository.Root, "src", "SsoConfig.Tasks", "bin", configuration, "netstandard2.0", "SsoConfig.Tasks.dll")
            )
        );
        var metadata = assembly.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name));

        Assert.Equal(
            ["Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "netstandard"],
            references.Order(StringComparer.Ordinal)
        );
    }
}
