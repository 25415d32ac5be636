#pragma warning disable IDE0130 // MSBuild looks for the attribute by this name.
namespace Microsoft.Build.Framework;

#pragma warning restore IDE0130

/// <summary>
/// Says that a task depends on neither the current directory nor the environment of its process, so MSBuild may run it in a thread of its
/// own. MSBuild looks for it by name: the MSBuild that we compile against does not have it yet.
/// </summary>
/// <seealso href="https://github.com/dotnet/msbuild/tree/main/documentation/specs/multithreading"/>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
