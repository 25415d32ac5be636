using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SsoConfig.Diagnostics;

/// <summary>
/// One activity source and one meter, named by OpenTelemetry's conventions: lower-case, dotted, seconds, <c>error.type</c> on failure.
/// Nothing is measured while nobody listens.
/// </summary>
internal static class Telemetry
{
    internal const string Name = "SsoConfig.Runtime";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "sso.client.operation.duration",
        "s",
        "Time of a sign-in, session check, token refresh or sign-out, the user's part included."
    );

    public static Operation Start(string operation, TimeProvider time) => new(operation, time);

    /// <summary>One operation under measurement; dispose it after <see cref="End"/>.</summary>
    internal readonly struct Operation : IDisposable
    {
        private readonly string _name;
        private readonly TimeProvider _time;
        private readonly long _startedAt;
        private readonly Activity? _activity;

        public Operation(string name, TimeProvider time)
        {
            _name = name;
            _time = time;
            _startedAt = time.GetTimestamp();
            _activity = Activities.StartActivity("sso " + name, ActivityKind.Client);
        }

        public void End(string outcome, SsoError? error)
        {
            _activity?.SetTag("sso.outcome", outcome);
            var tags = new TagList { { "sso.operation", _name }, { "sso.outcome", outcome } };
            if (error is not null)
            {
                var code = LoggedErrorCode.From(error);
                tags.Add("error.type", code);
                _activity?.SetTag("error.type", code);
                _activity?.SetStatus(ActivityStatusCode.Error);
            }

            Duration.Record(_time.GetElapsedTime(_startedAt).TotalSeconds, tags);
        }

        public void Dispose() => _activity?.Dispose();
    }
}
