using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;

namespace SsoConfig.Benchmarks.StartUp;

/// <summary>The same values as an app gets them at its start: from code that the generator wrote, or read from a file.</summary>
[MemoryDiagnoser]
public class ConfigurationBenchmarks
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(
        """
        {
          "Issuer": "https://dev-1.okta.com/oauth2/default",
          "ClientId": "0oa1example",
          "RedirectUri": "com.first.sample:/callback",
          "LogoutRedirectUri": "com.first.sample:/logout",
          "Scopes": "openid profile offline_access"
        }
        """
    );

    // As the generator emits the static initializer of OktaConfig.Options.
    [Benchmark(Baseline = true, Description = "constants, as generated from okta.json")]
    public SsoOptions Typed() =>
        new()
        {
            Issuer = "https://dev-1.okta.com/oauth2/default",
            ClientId = "0oa1example",
            RedirectUri = "com.first.sample:/callback",
            LogoutRedirectUri = "com.first.sample:/logout",
            Scopes = "openid profile offline_access",
        };

    // From memory, so the file system is not counted.
    [Benchmark(Description = "Microsoft.Extensions.Configuration.Json and binder")]
    public Settings? Bound() => new ConfigurationBuilder().AddJsonStream(new MemoryStream(File)).Build().Get<Settings>();

    public sealed class Settings
    {
        public string Issuer { get; set; } = "";

        public string ClientId { get; set; } = "";

        public string RedirectUri { get; set; } = "";

        public string LogoutRedirectUri { get; set; } = "";

        public string Scopes { get; set; } = "";
    }
}
