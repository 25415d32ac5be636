using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Components.WebView.Maui;

public interface IMauiBlazorWebViewBuilder
{
    IServiceCollection Services { get; }
}
