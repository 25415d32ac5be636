using SsoConfig.ProtectedResource;

namespace SsoConfig.Tests.Tokens;

/// <summary>One step-up at a time, and none for a token that another one has replaced, in whichever order requests come to ask.</summary>
public sealed class StepUpCallsTests
{
    private readonly StepUpCalls _calls = new();
    private readonly TaskCompletionSource _signedIn = new();
    private string _token = "first";
    private int _stepUps;

    [Fact]
    public async Task A_request_that_comes_just_after_the_step_up_for_its_token_starts_no_other()
    {
        _signedIn.SetResult();
        Assert.True(await JoinAsync("first"));

        Assert.True(await JoinAsync("first"));

        Assert.Equal(1, _stepUps);
    }

    [Fact]
    public async Task Requests_with_the_same_token_wait_for_one_step_up()
    {
        var (one, other) = (JoinAsync("first"), JoinAsync("first"));

        _signedIn.SetResult();

        Assert.True(await one && await other);
        Assert.Equal(1, _stepUps);
    }

    [Fact]
    public async Task A_request_with_another_token_waits_its_turn_and_does_not_use_the_step_up_before()
    {
        var (early, late) = (JoinAsync("first"), JoinAsync("token 1"));
        Assert.False(late.IsCompleted);

        _signedIn.SetResult();

        Assert.True(await early && await late);
        Assert.Equal("token 2", _token);
    }

    [Fact]
    public async Task A_step_up_that_throws_fails_none_that_comes_after_it()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _calls.JoinAsync("other", static () => Task.FromResult(false), static () => throw new InvalidOperationException("no window"))
        );
        _signedIn.SetResult();

        Assert.True(await JoinAsync("first"));
    }

    private Task<bool> JoinAsync(string refused) => _calls.JoinAsync(refused, () => Task.FromResult(_token != refused), StepUpAsync);

    private async Task<bool> StepUpAsync()
    {
        await _signedIn.Task;
        _token = $"token {++_stepUps}";
        return true;
    }
}
