using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Credits;

namespace LeadMagic.Server.Tests.Credits;

public sealed class SpendJournalTests : IDisposable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(25);

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger _log = new();

    /// <summary>Ends the waits for another process at once.</summary>
    private readonly TestClock _waits = new() { SkipsDelays = true };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_settled_is_written_before_the_process_leaves()
    {
        await using (var journal = Journal(_folder.Path))
        {
            for (var i = 1; i <= 100; i++) journal.Settled("find_email", new Receipt { Cost = i, SessionTotal = i, Remaining = 1000 - i });
        }

        var records = await new SpendFile(_folder.Path, _waits).ReadAsync();
        Assert.Equal(Enumerable.Range(1, 100).Select(i => ("find_email", (decimal?)i, (decimal?)1000 - i)), records.Select(record => (record.Tool, record.Credits, record.Remaining)));
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public async Task A_call_is_written_after_a_moment_though_no_other_follows()
    {
        var time = new TestClock();
        await using (var journal = new SpendJournal(new SpendFile(_folder.Path, time), time, _log))
        {
            // Another process has the file, so that the attempt to write can be seen.
            using (new FileStream(_folder.File("spend.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            {
                journal.Settled("find_email", new Receipt { Cost = 1, SessionTotal = 1 });
                journal.Settled("find_mobile", new Receipt { Cost = 5, SessionTotal = 6 });
                await time.PassAsync(Gathering);
                await time.SetAsync(BetweenTries);
            }

            time.Advance(BetweenTries);
            journal.Settled("find_role", new Receipt { Cost = 2, SessionTotal = 8 });
            await time.PassAsync(Gathering);
        }

        Assert.Equal(["find_email", "find_mobile", "find_role"], (await new SpendFile(_folder.Path, _waits).ReadAsync()).Select(record => record.Tool));
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public async Task The_end_does_not_wait_for_more_calls()
    {
        var time = new TestClock(); // stands still
        await using (var journal = new SpendJournal(new SpendFile(_folder.Path, time), time, _log))
        {
            journal.Settled("find_email", new Receipt { Cost = 1, SessionTotal = 1 });
            Assert.Empty(Directory.GetFiles(_folder.Path));
        }

        Assert.Equal([time.GetUtcNow()], (await new SpendFile(_folder.Path, _waits).ReadAsync()).Select(record => record.Time));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_costs_one_event_and_no_call()
    {
        var file = _folder.File("file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using (var journal = Journal(Path.Combine(file, "below")))
        {
            for (var i = 0; i < 3; i++) journal.Settled("find_email", new Receipt { SessionTotal = 0 });
        }

        Assert.Equal([3030], _log.Ids);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_is_given_up()
    {
        Directory.CreateDirectory(_folder.Path);
        await using var other = new FileStream(_folder.File("spend.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        await using (var journal = Journal(_folder.Path)) journal.Settled("find_email", new Receipt { SessionTotal = 0 });

        Assert.Equal([3030], _log.Ids);
    }

    [Fact]
    public async Task Before_the_first_call_nothing_is_touched()
    {
        var folder = _folder.File("state");
        await using (Journal(folder))
        {
            Assert.False(Directory.Exists(folder));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_demo_and_a_user_who_wants_none_have_no_record()
    {
        Assert.Null(SpendJournal.Open(Demo.Settings, logs: null));
        Assert.Null(SpendJournal.Open(Demo.Settings with { IsDemo = false, Spending = new SpendingSettings { KeepsRecord = false } }, logs: null));
        Assert.NotNull(SpendJournal.Open(Demo.Settings with { IsDemo = false }, logs: null));
    }

    private SpendJournal Journal(string folder) => new(new SpendFile(folder, _waits), TimeProvider.System, _log);
}
