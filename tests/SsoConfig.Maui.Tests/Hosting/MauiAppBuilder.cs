using Microsoft.Extensions.DependencyInjection;

#pragma warning disable IDE0130 // In the place of MAUI's own type.
namespace Microsoft.Maui.Hosting;

#pragma warning restore IDE0130

/// <summary>What <c>UseSso</c> uses of MAUI's builder.</summary>
internal sealed class MauiAppBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();
}
