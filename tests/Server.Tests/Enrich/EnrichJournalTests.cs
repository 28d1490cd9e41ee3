using LeadMagic.Server.Configuration;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class EnrichJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FileName => _folder.File("out.csv.partial");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_noted_is_there_after_the_run_has_ended_in_any_way()
    {
        var found = new RowOutcome(RowStatus.Found, 0.25m, Answer: """{"email":"zoë@x.example"}""");
        var failed = new RowOutcome(RowStatus.Failed, 1, IsUncertain: true, "no answer came");
        using (var journal = Open())
        {
            journal.Begin(1, 0.25m);
            journal.End(1, found);
            journal.Begin(2, 1);
            journal.End(2, failed);
            journal.Begin(7, 5);
        }

        using var again = Open();
        Assert.Equal(new Dictionary<int, RowOutcome> { [1] = found, [2] = failed, [7] = RowOutcome.Interrupted(5) }, again.Outcomes);
    }

    [Fact]
    public void A_line_that_was_not_written_whole_leaves_its_call_begun_and_spoils_no_other()
    {
        using (var journal = Open()) journal.Begin(1, 5);
        File.AppendAllText(FileName, """{"row":1,"status":"Fou""");
        using (var journal = Open()) journal.End(2, new RowOutcome(RowStatus.NotFound));

        using var again = Open();
        Assert.Equal(RowOutcome.Interrupted(5), again.Outcomes[1]);
        Assert.Equal(new RowOutcome(RowStatus.NotFound), again.Outcomes[2]);
    }

    [Fact]
    public void An_answer_of_several_lines_stays_readable()
    {
        using (var journal = Open()) journal.End(1, new RowOutcome(RowStatus.Found, Answer: "{\r\n  \"a\": 1.50\n}"));

        using var again = Open();
        Assert.Equal("{    \"a\": 1.50 }", again.Outcomes[1].Answer);
    }

    [Fact]
    public void A_journal_of_another_task_is_refused_and_left_alone()
    {
        using (var journal = Open()) journal.End(1, new RowOutcome(RowStatus.Found));
        var content = File.ReadAllText(FileName);

        Assert.Contains("another input, tool or mapping", Assert.Throws<SettingsException>(() => Open("other")).Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(FileName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"task\":\"oth")]
    [InlineData("{\"task\":\"other\"}\n")]
    public void A_journal_without_calls_blocks_no_other_run(string content)
    {
        File.WriteAllText(FileName, content);
        using (var journal = Open()) journal.End(1, new RowOutcome(RowStatus.Found));

        using var again = Open();
        Assert.Equal(1, Assert.Single(again.Outcomes).Key);
    }

    [Theory]
    [InlineData("notes of mine\n")]
    [InlineData("notes of mine")]
    [InlineData("{\"tasks\":1}")]
    public void A_file_that_is_not_a_journal_is_refused_and_left_alone(string content)
    {
        File.WriteAllText(FileName, content);

        Assert.Throws<SettingsException>(() => Open());
        Assert.Equal(content, File.ReadAllText(FileName));
    }

    [Fact]
    public void Two_runs_at_once_are_refused()
    {
        using var first = Open();

        Assert.Contains("Another run may be at work", Assert.Throws<SettingsException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_can_read_it()
    {
        using var journal = Open();
        if (OperatingSystem.IsWindows()) return; // which has no modes

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
    }

    [Fact]
    public void A_journal_that_others_could_read_is_closed_to_them_before_it_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        File.WriteAllText(FileName, "");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(FileName, (UnixFileMode)0b110_100_100);

        using var journal = Open();

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileName));
    }

    private EnrichJournal Open(string task = "task") => EnrichJournal.Open(FileName, task);
}
