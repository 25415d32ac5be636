using System.Runtime.InteropServices;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

/// <summary>A packaged Windows app keeps a session of any size, though one setting takes 8 KB.</summary>
public sealed class PackagedWindowsStorageTests
{
    private static readonly byte[] Small = Value(1, 100);
    private static readonly byte[] Large = Value(2, 30_000);
    private static readonly byte[] Larger = Value(3, 60_000);

    private readonly PackagedWindowsStorage _settings = new();
    private readonly MarkFile _marks = new();

    public PackagedWindowsStorageTests() => _settings.Values["of the app"] = "kept";

    public static TheoryData<int, int> Replacements =>
        new MatrixTheoryData<int, int>([100, 3072, 3073, 30_000, 60_000], [100, 30_000, 60_000]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_parts_a_large_session_cannot_be_stored()
    {
        using var store = new SecretTokenStore(_settings, new InstallationMarks(_marks));

        await Assert.ThrowsAsync<COMException>(async () => await store.WriteAsync("session", Large, Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3072)]
    [InlineData(3073)]
    [InlineData(100_000)]
    public async Task A_value_of_any_size_is_read_as_it_was_written(int size)
    {
        using var store = Store();
        var value = Value(7, size);

        await store.WriteAsync("session", value, Cancel);

        Assert.Equal(value, await store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_single_value_from_before_is_read()
    {
        using (var before = new SecretTokenStore(_settings, new InstallationMarks(_marks)))
        {
            await before.WriteAsync("session", Value(4, 5000), Cancel);
        }

        using var store = Store();

        Assert.Equal(Value(4, 5000), await store.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sign_out_leaves_no_part(bool isReplaced)
    {
        using var store = Store();
        await store.WriteAsync("session", Larger, Cancel);
        await store.WriteAsync("session", isReplaced ? Large : Larger, Cancel);

        await store.DeleteAsync("session", Cancel);

        Assert.Equal("of the app", Assert.Single(_settings.Values).Key);
    }

    [Fact]
    public async Task A_small_value_leaves_no_part_of_a_large_one()
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);

        await store.WriteAsync("session", Small, Cancel);

        Assert.Equal(["of the app", "sso.session"], _settings.Values.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Replacements))]
    public async Task A_process_that_ends_between_the_parts_leaves_the_old_value_or_the_new_one(int oldSize, int newSize)
    {
        var (old, @new) = (Value(5, oldSize), Value(6, newSize));
        using (var store = Store())
        {
            await store.WriteAsync("session", old, Cancel);
        }

        var outcomes = new List<bool>();
        for (var changes = 0; ; changes++)
        {
            var (settings, marks) = (_settings.Copy(), new MarkFile());
            marks.Write(_marks.Read());
            settings.ChangesLeft = changes;
            var hasEnded = !await TryWriteAsync(settings, marks, @new);
            settings.ChangesLeft = int.MaxValue;
            using var next = Store(settings, marks);
            var read = await next.ReadAsync("session", Cancel);
            Assert.True(read.AsSpan().SequenceEqual(old) || read.AsSpan().SequenceEqual(@new), $"a mix after {changes} changes");
            outcomes.Add(read.AsSpan().SequenceEqual(@new));

            // What was left half done is cleaned up.
            await next.WriteAsync("session", old, Cancel);
            Assert.Equal(old, await next.ReadAsync("session", Cancel));
            await next.DeleteAsync("session", Cancel);
            Assert.Equal("of the app", Assert.Single(settings.Values).Key);
            if (!hasEnded)
            {
                break;
            }
        }

        Assert.Equal(outcomes.Order(), outcomes);
        Assert.True(outcomes[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_reader_that_meets_a_writer_reads_the_new_value(int writes)
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);
        using var writer = Store();
        var remaining = writes;
        _settings.BeforeRead = async key =>
        {
            if (key.EndsWith(".3", StringComparison.Ordinal) && remaining > 0)
            {
                _settings.BeforeRead = static _ => Task.CompletedTask;
                for (; remaining > 0; remaining--)
                {
                    await writer.WriteAsync("session", Value((byte)(10 + remaining), 50_000), Cancel);
                }
            }
        };

        Assert.Equal(Value(11, 50_000), await store.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData(".1", 1)]
    [InlineData(".5", 3)]
    [InlineData("sso.session", 0)]
    public async Task A_process_that_ends_while_another_one_writes_leaves_the_value_of_the_other_one(string meeting, int changesLeft)
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);
        using var other = Store();
        _settings.BeforeWrite = async key =>
        {
            if (key.EndsWith(meeting, StringComparison.Ordinal))
            {
                _settings.BeforeWrite = static _ => Task.CompletedTask;
                await other.WriteAsync("session", Larger, Cancel);
                _settings.ChangesLeft = changesLeft;
            }
        };
        await Assert.ThrowsAsync<PackagedWindowsStorage.ProcessEndedException>(async () =>
            await store.WriteAsync("session", Value(8, 50_000), Cancel)
        );
        _settings.ChangesLeft = int.MaxValue;

        Assert.Equal(Larger, await other.ReadAsync("session", Cancel));

        await other.DeleteAsync("session", Cancel);
        Assert.Equal("of the app", Assert.Single(_settings.Values).Key);
    }

    [Theory]
    [InlineData(".1")]
    [InlineData("sso.session")]
    public async Task Of_two_processes_that_write_at_the_same_time_the_last_one_wins(string meeting)
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);
        using var other = Store();
        _settings.BeforeWrite = async key =>
        {
            if (key.EndsWith(meeting, StringComparison.Ordinal))
            {
                _settings.BeforeWrite = static _ => Task.CompletedTask;
                await other.WriteAsync("session", Larger, Cancel);
            }
        };

        await store.WriteAsync("session", Value(8, 50_000), Cancel);

        Assert.Equal(Value(8, 50_000), await other.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task What_processes_leave_that_ended_while_they_wrote_never_keeps_a_value_from_being_stored()
    {
        for (var ended = 0; ended < 2 * PartList.Generations; ended++)
        {
            _settings.ChangesLeft = 3;
            Assert.False(await TryWriteAsync(_settings, _marks, Larger));
        }

        _settings.ChangesLeft = int.MaxValue;
        using var store = Store();

        await store.WriteAsync("session", Large, Cancel);
        await store.WriteAsync("session", Larger, Cancel);

        Assert.Equal(Larger, await store.ReadAsync("session", Cancel));
        await store.DeleteAsync("session", Cancel);
        Assert.Equal("of the app", Assert.Single(_settings.Values).Key);
    }

    [Theory]
    [InlineData("sso.session")]
    [InlineData(".2")]
    public async Task A_part_that_cannot_be_decrypted_counts_as_signed_out_and_the_next_sign_in_is_stored(string damaged)
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);
        _settings.Damaged.Add(KeyThatEndsWith(damaged));
        Assert.Null(await store.ReadAsync("session", Cancel));

        await store.WriteAsync("session", Larger, Cancel);

        Assert.Equal(Larger, await store.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData(".2")]
    [InlineData(".0")]
    public async Task A_part_that_is_gone_or_changed_counts_as_signed_out(string end)
    {
        using var store = Store();
        await store.WriteAsync("session", Large, Cancel);
        var part = KeyThatEndsWith(end);
        var text = _settings.Values[part];
        _settings.Values.Remove(part);
        Assert.Null(await store.ReadAsync("session", Cancel));

        _settings.Values[part] = "AAAA" + text[4..];

        Assert.Null(await store.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData("parts:0:2147483647:AAAA")]
    [InlineData("parts:0:0:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("parts:64:1:AAAA")]
    [InlineData("parts:0:-1:AAAA")]
    [InlineData("parts:::")]
    public async Task A_list_of_parts_that_nobody_wrote_is_no_value(string list)
    {
        using var store = Store();
        await store.WriteAsync("session", Small, Cancel);
        _settings.Values["sso.session"] = list;

        Assert.Null(await store.ReadAsync("session", Cancel));
    }

    private static byte[] Value(byte seed, int size)
    {
        var value = new byte[size];
        new Random(seed).NextBytes(value);
        return value;
    }

    private static SecretTokenStore Store(PackagedWindowsStorage settings, MarkFile marks) =>
        new(new PartedSecretStorage(settings, LocalSettings.MaxSecretLength), new InstallationMarks(marks));

    private SecretTokenStore Store() => Store(_settings, _marks);

    private string KeyThatEndsWith(string end) => Assert.Single(_settings.Values.Keys, key => key.EndsWith(end, StringComparison.Ordinal));

    private static async Task<bool> TryWriteAsync(PackagedWindowsStorage settings, MarkFile marks, byte[] value)
    {
        using var store = Store(settings, marks);
        try
        {
            await store.WriteAsync("session", value, Cancel);
            return true;
        }
        catch (PackagedWindowsStorage.ProcessEndedException)
        {
            return false;
        }
    }
}
