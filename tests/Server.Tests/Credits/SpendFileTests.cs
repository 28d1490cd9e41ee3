using System.Text;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Tests.Credits;

public sealed class SpendFileTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 10, 30, 0, 250, TimeSpan.Zero);

    private readonly TemporaryFolder _parent = new();

    private string Folder => _parent.File("state/leadmagic-mcp");

    public void Dispose() => _parent.Dispose();

    [Fact]
    public async Task What_was_appended_is_read_in_its_order()
    {
        SpendRecord[] records =
        [
            new(Moment, "find_email", 1, 99.75m, IsCached: false, IsUncertain: false),
            new(Moment, "find_email", 0, null, IsCached: true, IsUncertain: false),
            new(Moment, "find_mobile", null, null, IsCached: false, IsUncertain: true),
        ];
        foreach (var record in records) await File().AppendAsync(SpendRecord.Write([record]));

        Assert.Equal(records, await File().ReadAsync());
    }

    [Fact]
    public async Task A_line_holds_time_tool_and_numbers_alone()
    {
        await File().AppendAsync(SpendRecord.Write([Record(1)]));

        Assert.Equal("""{"time":"2026-11-22T10:30:00.250Z","tool":"find_email","credits":1,"remaining":99,"cached":false}""" + "\n", await TextAsync("spend.jsonl"));
    }

    [Fact]
    public async Task Nobody_else_can_read_it()
    {
        await File().AppendAsync(SpendRecord.Write([Record(1)]));
        if (OperatingSystem.IsWindows()) return; // which has no modes

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(Path.Combine(Folder, "spend.jsonl")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, System.IO.File.GetUnixFileMode(Folder));
    }

    [Fact]
    public async Task Nobody_else_can_read_the_older_file_either()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        for (var i = 1; i <= 5; i++) await File(limit: 1).AppendAsync(SpendRecord.Write([Record(i)]));

        var older = Path.Combine(Folder, "spend.older.jsonl");
        Assert.True(System.IO.File.Exists(older));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(older));
    }

    [Fact]
    public async Task A_record_that_others_could_read_is_closed_to_them_also_after_it_made_room()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        await File().AppendAsync(SpendRecord.Write([Record(1)]));
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(Path.Combine(Folder, "spend.jsonl"), (UnixFileMode)0b110_100_100);

        await File(limit: 1).AppendAsync(SpendRecord.Write([Record(2)]));
        await File().AppendAsync(SpendRecord.Write([Record(3)]));

        foreach (var file in Directory.GetFiles(Folder))
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
        }

        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task A_line_that_was_not_written_whole_spoils_no_other()
    {
        await File().AppendAsync(SpendRecord.Write([Record(1)]));
        await File().AppendAsync(Encoding.UTF8.GetBytes("{\"time\":\"2026"));
        await File().AppendAsync(SpendRecord.Write([Record(2)]));

        Assert.Equal([Record(1), Record(2)], await File().ReadAsync());
    }

    [Fact]
    public async Task Many_writers_at_once_lose_no_line()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) await File().AppendAsync(SpendRecord.Write([Record((writer * 25) + i)]));
        })));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => (decimal?)number), (await File().ReadAsync()).Select(record => record.Credits).Order());
    }

    [Fact]
    public async Task A_full_file_makes_room_and_the_one_before_is_kept()
    {
        var size = SpendRecord.Write([Record(1)]).Length;
        for (var i = 1; i <= 7; i++) await File(limit: size * 3).AppendAsync(SpendRecord.Write([Record(i)]));

        Assert.Equal([4m, 5m, 6m, 7m], (await File().ReadAsync()).Select(record => record.Credits!.Value));
        Assert.Equal(size, (await TextAsync("spend.jsonl")).Length);
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public async Task Without_a_file_there_is_no_record() => Assert.Empty(await File().ReadAsync());

    private static SpendRecord Record(decimal credits) => new(Moment, "find_email", credits, 99, IsCached: false, IsUncertain: false);

    private SpendFile File(long limit = 1_000_000) => new(Folder, TimeProvider.System, limit);

    private Task<string> TextAsync(string name) => System.IO.File.ReadAllTextAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);
}
