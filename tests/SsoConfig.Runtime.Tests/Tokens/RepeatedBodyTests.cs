using System.Net;
using System.Net.Http.Json;
using System.Text;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>What is sent the second time, after a refusal of the token, is what was sent the first time, or nothing is.</summary>
public sealed class RepeatedBodyTests
{
    private const int MiB = 1024 * 1024;
    private static readonly Uri Api = new("https://api.example.com/");

    public static TheoryData<string> RepeatableBodies =>
        new(Bodies.Where(static body => body.Value.IsRepeated).Select(static body => body.Key));

    public static TheoryData<string> OtherBodies =>
        new(Bodies.Where(static body => !body.Value.IsRepeated).Select(static body => body.Key));

    private static Dictionary<string, (Func<HttpContent?> Create, bool IsRepeated)> Bodies { get; } =
        new()
        {
            ["none"] = (static () => null, true),
            ["bytes in memory, however many"] = (static () => new ByteArrayContent(new byte[MiB + 1]), true),
            ["text"] = (static () => new StringContent("text"), true),
            ["memory"] = (static () => new ReadOnlyMemoryContent(new byte[MiB + 1]), true),
            ["JSON"] = (static () => JsonContent.Create("text"), true),
            ["JSON of a sequence that can be read once"] = (static () => JsonContent.Create(Once(["one", "two"])), true),
            ["a stream that can be read once"] = (static () => new StreamContent(new OneShotStream(MiB)), true),
            ["a stream of more than 1 MiB"] = (static () => new StreamContent(new OneShotStream(MiB + 1)), false),
            ["written in every way"] = (static () => new EveryWayContent(), true),
            ["parts"] = (static () => new MultipartFormDataContent { { new StringContent("text"), "part" } }, true),
        };

    [Theory]
    [MemberData(nameof(RepeatableBodies))]
    public async Task A_body_that_is_repeated_is_the_same_to_the_byte(string kind)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ByteResource();
        using var http = Client(scenario, resource);
        using var content = Bodies[kind].Create();

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, resource.Received.Count);
        Assert.Equal(resource.Received[0], resource.Received[1]);
        Assert.Equal(content is null, resource.Received[0].Length == 0);
    }

    [Theory]
    [MemberData(nameof(OtherBodies))]
    public async Task With_a_body_that_cannot_be_kept_the_refusal_is_final(string kind)
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ByteResource();
        using var http = Client(scenario, resource);
        using var content = Bodies[kind].Create();

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(resource.Received);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_body_that_the_resource_did_not_read_is_sent_whole_with_the_new_token()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ByteResource { ReadsRefusedBodies = false };
        using var http = Client(scenario, resource);
        using var content = new StreamContent(new OneShotStream(3 * MiB));

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(3 * MiB, Assert.Single(resource.Received).Length);
    }

    [Fact]
    public async Task A_body_that_broke_off_is_not_sent_again()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        var resource = new ByteResource { IgnoresBrokenBodies = true };
        using var http = Client(scenario, resource);
        using var content = new StreamContent(new OneShotStream(10) { Fails = true });

        using var response = await http.PostAsync(Api, content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task Length_and_type_of_a_body_are_those_of_the_caller()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var resource = new ByteResource { Refuses = false };
        using var http = Client(scenario, resource);
        using var seekable = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("text")));
        seekable.Headers.TryAddWithoutValidation("Content-Type", "application/vnd.example+json; charset=utf-8");
        using var unknown = new StreamContent(new OneShotStream(4));

        await http.PostAsync(Api, seekable, TestContext.Current.CancellationToken);
        await http.PostAsync(Api, unknown, TestContext.Current.CancellationToken);

        Assert.Equal([("application/vnd.example+json; charset=utf-8", (long?)4), (null, null)], resource.Headers);
    }

    [Fact]
    public async Task The_callers_request_has_the_callers_body_when_the_response_is_there()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        using var http = Client(scenario, new ByteResource());
        using var request = new HttpRequestMessage(HttpMethod.Post, Api) { Content = JsonContent.Create("text") };
        var content = request.Content;

        await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Same(content, request.Content);
    }

    private static HttpClient Client(Scenario scenario, HttpMessageHandler resource) =>
        new(new SsoAccessTokenHandler(scenario.Client, Api) { InnerHandler = resource });

    private static IEnumerable<string> Once(List<string> values)
    {
        while (values.Count > 0)
        {
            yield return values[0];
            values.RemoveAt(0);
        }
    }

    private sealed class EveryWayContent : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Assert.Equal((false, false, true), (stream.CanRead, stream.CanSeek, stream.CanWrite));
            stream.Write([0, 1, 2, 3], 1, 2);
            stream.Write([4, 5]);
            stream.WriteByte(6);
            stream.Flush();
#pragma warning disable CA1835 // Old content writes so.
            await stream.WriteAsync([7, 8, 9], 1, 2);
#pragma warning restore CA1835
            await stream.WriteAsync(new byte[] { 10, 11 }.AsMemory());
            await stream.FlushAsync();
            Assert.All<Action>(
                [
                    () => stream.ReadByte(),
                    () => stream.Seek(0, SeekOrigin.Begin),
                    () => stream.SetLength(0),
                    () => _ = stream.Length,
                    () => stream.Position = stream.Position,
                ],
                static action => Assert.Throws<NotSupportedException>(action)
            );
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class OneShotStream(int length)
        : MemoryStream(Enumerable.Range(0, length).Select(static index => (byte)index).ToArray(), writable: false)
    {
        public bool Fails { get; init; }

        public override bool CanSeek => false;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            Fails ? throw new IOException("broken") : base.CopyToAsync(destination, bufferSize, cancellationToken);
    }

    /// <summary>Refuses the first request.</summary>
    private sealed class ByteResource : HttpMessageHandler
    {
        private bool _hasRefused;

        public bool Refuses { get; init; } = true;

        public bool ReadsRefusedBodies { get; init; } = true;

        public bool IgnoresBrokenBodies { get; init; }

        public List<byte[]> Received { get; } = [];

        public List<(string? Type, long? Length)> Headers { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Headers.Add((request.Content?.Headers.ContentType?.ToString(), request.Content?.Headers.ContentLength));
            var refuses = Refuses && !_hasRefused;
            _hasRefused = true;
            if (!refuses || ReadsRefusedBodies)
            {
                using var body = new MemoryStream();
                try
                {
                    await (request.Content?.CopyToAsync(body, cancellationToken) ?? Task.CompletedTask);
                    Received.Add(body.ToArray());
                }
                catch (HttpRequestException) when (IgnoresBrokenBodies)
                {
                    // As a connection does whose server has responded already.
                }
            }

            return new HttpResponseMessage(refuses ? HttpStatusCode.Unauthorized : HttpStatusCode.OK) { RequestMessage = request };
        }
    }
}
