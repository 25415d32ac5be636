using System;
using Microsoft.AspNetCore.Components.WebView.Maui;

namespace Microsoft.Extensions.DependencyInjection;

public static class BlazorWebViewServiceCollectionExtensions
{
    public static IMauiBlazorWebViewBuilder AddMauiBlazorWebView(this IServiceCollection services) => throw new NotSupportedException();

    public static IServiceCollection AddBlazorWebViewDeveloperTools(this IServiceCollection services) => throw new NotSupportedException();
}
