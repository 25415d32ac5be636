using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SsoConfig.Tests.Diagnostics;

/// <summary>Names and tags are public, as dashboards depend on them.</summary>
public sealed class TelemetryTests
{
    private const string Source = "SsoConfig.Runtime";

    [Fact]
    public async Task Each_operation_is_an_activity_with_its_outcome()
    {
        using var scenario = new Scenario();

        var activities = await ActivitiesOfALifeAsync(scenario);

        Assert.Equal(
            [
                "sso sign_in signed_in ",
                "sso session_check valid ",
                "sso sign_in failed other",
                "sso token_refresh failed invalid_response",
                "sso token_refresh refreshed ",
                "sso sign_out complete ",
                "sso session_check failed network",
                "sso sign_in failed network",
            ],
            activities.Select(static activity =>
                $"{activity.DisplayName} {activity.GetTagItem("sso.outcome")} {activity.GetTagItem("error.type")}"
            )
        );
        Assert.All(activities, static activity => Assert.Equal(ActivityKind.Client, activity.Kind));
        Assert.All(
            activities,
            static activity =>
                Assert.Equal(
                    activity.GetTagItem("error.type") is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error,
                    activity.Status
                )
        );
    }

    [Fact]
    public async Task An_activity_says_nothing_else()
    {
        using var scenario = new Scenario();

        var activities = await ActivitiesOfALifeAsync(scenario);

        Assert.All(
            activities,
            activity =>
            {
                Assert.Empty(activity.TagObjects.Select(static tag => tag.Key).Except(["sso.outcome", "error.type"]));
                Assert.Empty(activity.Events);
                Assert.Empty(activity.Links);
                Assert.Empty(activity.Baggage);
                Assert.Null(activity.StatusDescription);
                Assert.DoesNotContain(activity.TagObjects, tag => scenario.Provider.Secrets.Contains(tag.Value));
            }
        );
    }

    [Fact]
    public async Task Each_operation_is_measured_in_seconds_with_its_outcome()
    {
        var measured = new ConcurrentQueue<(double Seconds, string Tags)>();
        using var scenario = new Scenario();
        // Tests run side by side and share the meter: the clock of this one tells its measurements from the others'.
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Source)
            {
                Assert.Equal(("sso.client.operation.duration", "s"), (instrument.Name, instrument.Unit));
                listener.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>(
            (_, seconds, tags, _) =>
                measured.Enqueue((seconds, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))))
        );
        listener.Start();
        scenario.Browser.Instead = (request, _) =>
        {
            scenario.Time.Advance(TimeSpan.FromSeconds(234.5));
            return Task.FromResult(scenario.Browser.Return(request));
        };

        await scenario.SignedInAsync();

        Assert.Contains((234.5, "sso.operation=sign_in sso.outcome=signed_in"), measured);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("denied")]
    [InlineData("failed")]
    public async Task Each_way_a_sign_in_ends_has_its_name_in_the_log(string outcome)
    {
        using var scenario = new Scenario();
        switch (outcome)
        {
            case "cancelled":
                scenario.Browser.EndWith(new BrowserResult.Cancelled());
                break;
            default:
                scenario.Provider.AlterAuthorizationResponse = response =>
                    response["error"] = outcome == "denied" ? "access_denied" : "server_error";
                break;
        }

        await scenario.SignInAsync();

        var last = scenario.Logs.Events[^1];
        Assert.Equal(outcome == "failed" ? 1003 : 1002, last.Id);
        Assert.Contains(outcome == "failed" ? "server_error" : outcome, last.Text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyCollection<Activity>> ActivitiesOfALifeAsync(Scenario scenario)
    {
        var activities = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId)
                {
                    activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await LiveAsync(scenario);
        return activities;
    }

    private static async Task LiveAsync(Scenario scenario)
    {
        await scenario.SignedInAsync();
        await scenario.CheckSessionAsync();
        scenario.Provider.AlterAuthorizationResponse = static response => response["error"] = "ada@example.com is locked";
        await scenario.FailedSignInAsync();
        scenario.Provider.AlterAuthorizationResponse = static _ => { };
        scenario.Time.Advance(TimeSpan.FromHours(1));
        scenario.Provider.AlterTokenResponse = static response => response["token_type"] = "mac";
        await scenario.GetAccessTokenAsync();
        scenario.Provider.AlterTokenResponse = static _ => { };
        scenario.Time.Advance(TimeSpan.FromHours(2));
        await scenario.ValidAccessTokenAsync();
        await scenario.SignOutAsync();
        scenario.Provider.RespondInstead = static (_, _) => throw new HttpRequestException("offline");
        scenario.Time.Advance(TimeSpan.FromDays(2));
        await scenario.CheckSessionAsync();
        await scenario.SignInAsync();
    }
}
