using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using Microsoft.Maui.Controls;

// https://github.com/dotnet/maui/blob/main/src/BlazorWebView/src/Maui/PublicAPI/net/PublicAPI.Shipped.txt
[assembly: XmlnsDefinition("http://schemas.microsoft.com/dotnet/2021/maui", "Microsoft.AspNetCore.Components.WebView.Maui")]

namespace Microsoft.AspNetCore.Components.WebView.Maui;

public class BlazorWebView : View
{
    public static readonly BindableProperty StartPathProperty = null!;

    public string? HostPage { get; set; }

    public string StartPath { get; set; } = "/";

    public RootComponentsCollection RootComponents { get; } = [];
}

public class RootComponent
{
    public string? Selector { get; set; }

    public Type? ComponentType { get; set; }

    public IDictionary<string, object?>? Parameters { get; set; }
}

public class RootComponentsCollection : ObservableCollection<RootComponent>;
