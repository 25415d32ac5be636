using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Doctor;

/// <summary>A healthy family at a provider, for a test to break.</summary>
internal sealed class DoctorScenario : HttpMessageHandler
{
    public DoctorScenario(Dialect dialect = Dialect.Okta, bool withToken = true, string issuer = Scenario.Issuer)
    {
        Machine = new Scenario();
        Machine.Write("okta.org.json", $$"""{ "issuer": "{{issuer}}" }""");
        Machine.AddApp("First", "0oaFirst");
        Machine.AddApp("Second", "0oaSecond");
        Provider = new FakeProvider(issuer, dialect) { Now = Machine.Time.GetUtcNow() };
        Machine.Okta.Browser = Provider.Respond;
        Machine.Okta.Apps.Add("First", "com.first.sample:/callback", clientId: "0oaFirst");
        Machine.Okta.Apps.Add("Second", "com.second.sample:/callback", clientId: "0oaSecond");
        Machine.Okta.Policies.Rules["00pDefault"][0]["actions"]!["signon"]!["session"]!["usePersistentCookie"] = true;
        if (!withToken)
        {
            Machine.Variables.Clear();
        }

        if (dialect != Dialect.Okta)
        {
            Machine.Handler = this;
        }
    }

    public Scenario Machine { get; }

    public FakeProvider Provider { get; }

    public JsonObject OktaApp(int index) => Machine.Okta.Apps.All[index];

    public async Task<IReadOnlyList<JsonObject>> FindingsAsync(params string[] arguments)
    {
        var result = await Machine.RunAsync(["doctor", "--json", .. arguments]);
        var findings = result.Json["findings"]!.AsArray().Select(static finding => finding!.AsObject()).ToList();
        Assert.Equal(findings.Exists(static finding => (string?)finding["verdict"] == "wrong") ? 3 : 0, result.ExitCode);
        Assert.Empty(Machine.Okta.Writes);
        return findings;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Provider.Respond(request));

    protected override void Dispose(bool disposing)
    {
        Machine.Dispose();
        base.Dispose(disposing);
    }
}
