using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using Xunit;

namespace SsoConfig.Tasks.Tests.Android;

/// <summary>Which links an intent filter is for, as Android combines its data.</summary>
public sealed class LinkDataTests
{
    [Theory]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:path="/first/callback" />""")]
    [InlineData(
        """<data android:scheme="https" /><data android:host="auth.example.com" /><data android:path="/x" /><data android:path="/first/callback" />"""
    )]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" />""")]
    [InlineData("""<data android:scheme="https" />""")]
    [InlineData("""<data android:scheme="http" /><data android:scheme="https" android:host="*.example.com" />""")]
    [InlineData("""<data android:scheme="https" android:host="*" android:pathPrefix="/first" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathSuffix="/callback" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPattern="/first/.*" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPattern=".*call.ack" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathAdvancedPattern="/[a-z]+/callback" />""")]
    public void A_filter_that_includes_the_link(string data) => Assert.True(Includes(data));

    [Theory]
    [InlineData("")]
    [InlineData("""<data android:host="auth.example.com" />""")]
    [InlineData("""<data android:scheme="http" android:host="auth.example.com" />""")]
    [InlineData("""<data android:scheme="https" android:host="www.example.com" />""")]
    [InlineData("""<data android:scheme="https" android:host="*.auth.example.com" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:port="8443" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:path="/first" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:path="/First/callback" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPrefix="/second" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPattern="/first/" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathPattern="/(first|second)/callback" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathAdvancedPattern="[" />""")]
    [InlineData("""<data android:scheme="https" android:host="auth.example.com" android:pathAdvancedPattern="/[0-9]+/callback" />""")]
    public void A_filter_that_does_not(string data) => Assert.False(Includes(data));

    private static bool Includes(string data) =>
        new LinkData(
            XElement.Parse($"""<intent-filter xmlns:android="http://schemas.android.com/apk/res/android">{data}</intent-filter>""")
        ).Includes("auth.example.com", "/first/callback");
}
