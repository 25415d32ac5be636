using System.Windows;

namespace WpfSample;

public sealed partial class App : Application;
